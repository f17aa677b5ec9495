from __future__ import annotations
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Optional
from sqlalchemy import ForeignKey, String, func
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
if TYPE_CHECKING:
    from .other import Other
intpk = Annotated[int, mapped_column(primary_key=True)]
class Base(DeclarativeBase):
    type_annotation_map = {str: String(200), datetime: None}
class Parent(Base):
    __tablename__ = "parent"
    __table_args__ = ({"schema": "app"},)
    id: Mapped[intpk]
    name: Mapped[str | None] = mapped_column(String(50), index=True)
    created: Mapped[datetime] = mapped_column(server_default=func.now())
    children: Mapped[list["Child"]] = relationship(back_populates="parent", cascade="all, delete-orphan")
class Child(Base):
    __tablename__ = "child"
    id: Mapped[intpk]
    parent_id: Mapped[int] = mapped_column(ForeignKey(Parent.id, ondelete="CASCADE"))
    parent: Mapped[Optional[Parent]] = relationship()
    def __repr__(self) -> str:
        return f"<Child {self.id=} {self.parent_id!r}>"
