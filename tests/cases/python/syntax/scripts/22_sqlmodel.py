from typing import List, Optional
from sqlmodel import Field, Relationship, SQLModel
class TeamBase(SQLModel):
    name: str = Field(index=True, max_length=40)
    headquarters: Optional[str] = None
class Team(TeamBase, table=True):
    __tablename__ = "team"
    id: Optional[int] = Field(default=None, primary_key=True)
    heroes: List["Hero"] = Relationship(back_populates="team")
class Hero(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    age: int = Field(default=0, ge=0, sa_column_kwargs={"server_default": "0"})
    team_id: int | None = Field(default=None, foreign_key="team.id")
    team: Team | None = Relationship(back_populates="heroes")
    class Config:
        orm_mode = True
