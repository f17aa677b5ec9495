"""The tables of the shop. Prices are in cents; times are UTC."""

import enum
from datetime import date, datetime
from typing import Any, Dict, List, Optional

import sqlalchemy as sa
from sqlmodel import Field, Relationship, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class OrderStatus(str, enum.Enum):
    PENDING = "pending"
    PAID = "paid"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"
    RETURNED = "returned"


class BillingInterval(str, enum.Enum):
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


class Address(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    customer_id: int = Field(
        sa_column=sa.Column(sa.ForeignKey("customer.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    line1: str = Field(max_length=120)
    line2: Optional[str] = Field(default=None, max_length=120)
    postcode: str = Field(max_length=12)
    city: str = Field(max_length=80)
    country: str = Field(max_length=2, sa_column_kwargs={"server_default": "GB"})

    customer: "Customer" = Relationship(back_populates="addresses")


class Customer(SQLModel, table=True):
    __table_args__ = (sa.Index("ix_customer_email_lower", sa.text("lower(email)"), unique=True),)

    id: Optional[int] = Field(default=None, primary_key=True)
    email: str = Field(max_length=254)
    given_name: str = Field(max_length=60)
    family_name: str = Field(max_length=60, sa_column_kwargs={"server_default": ""})
    phone: Optional[str] = Field(default=None, max_length=32)
    newsletter: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    consent_at: Optional[datetime] = None
    created_at: datetime = Field(sa_column=sa.Column(sa.DateTime(), nullable=False, server_default=sa.func.now()))

    addresses: List[Address] = Relationship(back_populates="customer")
    orders: List["Order"] = Relationship(back_populates="customer")


class Category(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    name: str = Field(max_length=60, sa_column_kwargs={"unique": True})
    parent_id: Optional[int] = Field(default=None, foreign_key="category.id")


class Product(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    category_id: int = Field(foreign_key="category.id", index=True)
    sku: str = Field(max_length=16, sa_column_kwargs={"unique": True})
    name: str = Field(max_length=120)
    slug: str = Field(max_length=140, sa_column_kwargs={"unique": True})
    description: Optional[str] = Field(default=None, sa_column=sa.Column(sa.Text(), nullable=True))
    price_cents: int
    weight_grams: int = Field(default=100, sa_column_kwargs={"server_default": "100"})
    active: bool = Field(default=True, sa_column_kwargs={"server_default": sa.true()})
    origin: Optional[str] = Field(default=None, max_length=60)


class Coupon(SQLModel, table=True):
    __table_args__ = (sa.CheckConstraint("percent_off BETWEEN 1 AND 100", name="percent_range"),)

    id: Optional[int] = Field(default=None, primary_key=True)
    code: str = Field(max_length=24, sa_column_kwargs={"unique": True})
    percent_off: int
    valid_until: Optional[date] = None


class Order(SQLModel, table=True):
    __table_args__ = (sa.Index("ix_order_status_placed_at", "status", "placed_at"),)

    id: Optional[int] = Field(default=None, primary_key=True)
    customer_id: int = Field(foreign_key="customer.id", index=True)
    coupon_id: Optional[int] = Field(default=None, foreign_key="coupon.id")
    status: OrderStatus = Field(
        sa_column=sa.Column(sa.Enum(OrderStatus, name="order_status"), nullable=False, server_default="PENDING")
    )
    placed_at: datetime = Field(sa_column=sa.Column(sa.DateTime(), nullable=False, server_default=sa.func.now()))
    note: Optional[str] = Field(default=None, sa_column=sa.Column(sa.Text(), nullable=True))
    total_cents: int

    customer: Customer = Relationship(back_populates="orders")
    lines: List["OrderLine"] = Relationship(back_populates="order")


class OrderLine(SQLModel, table=True):
    __tablename__ = "order_line"

    order_id: int = Field(
        sa_column=sa.Column(sa.ForeignKey("order.id", ondelete="CASCADE"), primary_key=True, nullable=False)
    )
    position: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    product_id: int = Field(foreign_key="product.id", index=True)
    quantity: int
    unit_price_cents: int

    order: Order = Relationship(back_populates="lines")


class Payment(SQLModel, table=True):
    __table_args__ = (
        sa.CheckConstraint("amount_cents > 0", name="amount_positive"),
        sa.Index(
            "ix_payment_unsettled",
            "order_id",
            postgresql_where=sa.text("settled_at IS NULL"),
            sqlite_where=sa.text("settled_at IS NULL"),
        ),
    )

    id: Optional[int] = Field(default=None, primary_key=True)
    order_id: int = Field(foreign_key="order.id")
    amount_cents: int
    provider: str = Field(max_length=20)
    provider_answer: Dict[str, Any] = Field(default_factory=dict, sa_column=sa.Column(sa.JSON(), nullable=False))
    settled_at: Optional[datetime] = None


class Plan(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    code: str = Field(max_length=20, sa_column_kwargs={"unique": True})
    title: str = Field(max_length=80)
    billing: BillingInterval = Field(
        sa_column=sa.Column(sa.Enum(BillingInterval, name="billing_interval"), nullable=False)
    )
    price_cents: int


class Subscription(SQLModel, table=True):
    __table_args__ = (sa.UniqueConstraint("customer_id", "plan_id"),)

    id: Optional[int] = Field(default=None, primary_key=True)
    customer_id: int = Field(foreign_key="customer.id")
    plan_id: int = Field(foreign_key="plan.id")
    started_on: date
    ended_on: Optional[date] = None
    next_delivery_on: Optional[date] = Field(default=None, index=True)


class Warehouse(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    name: str = Field(max_length=60, sa_column_kwargs={"unique": True})
    city: str = Field(max_length=80)


class StockLevel(SQLModel, table=True):
    __tablename__ = "stock_level"

    warehouse_id: int = Field(foreign_key="warehouse.id", primary_key=True)
    product_id: int = Field(foreign_key="product.id", primary_key=True)
    on_hand: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    reorder_at: Optional[int] = None


class Delivery(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    subscription_id: int = Field(
        sa_column=sa.Column(sa.ForeignKey("subscription.id", ondelete="CASCADE"), nullable=False, index=True)
    )
    warehouse_id: int = Field(foreign_key="warehouse.id")
    due_on: date
    parcels: int = Field(default=1, sa_column_kwargs={"server_default": "1"})


class Review(SQLModel, table=True):
    """What customers think of a tea. Still without a revision."""

    __table_args__ = (
        sa.UniqueConstraint("product_id", "customer_id"),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", name="stars_range"),
    )

    id: Optional[int] = Field(default=None, primary_key=True)
    product_id: int = Field(foreign_key="product.id")
    customer_id: int = Field(foreign_key="customer.id", index=True)
    stars: int
    text: Optional[str] = Field(default=None, sa_column=sa.Column(sa.Text(), nullable=True))
    written_at: datetime = Field(sa_column=sa.Column(sa.DateTime(), nullable=False, server_default=sa.func.now()))
