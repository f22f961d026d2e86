"""The tables, as the code of today sees them; the migrations make them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = ["alignment", "document", "draft", "event", "evidence", "metadata", "project"]

metadata = MetaData()

project = Table(
    "project",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("shown", Text, nullable=False),
    Column("created", String(24), nullable=False),
    Column("settings", JSON, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project", Integer, ForeignKey("project.id"), nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("format", String(16), nullable=False),
    Column("encoding", String(40)),
    Column("parts", JSON, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project", Integer, ForeignKey("project.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("path", Text, nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("parts", JSON, nullable=False),
)

alignment = Table(
    "alignment",
    metadata,
    Column("document", Integer, ForeignKey("document.id"), nullable=False),
    Column("evidence", Integer, ForeignKey("evidence.id"), nullable=False),
    Column("slot", Integer, nullable=False),
    Column("beads", JSON, nullable=False),
    PrimaryKeyConstraint("document", "evidence", "slot"),
)

event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project", Integer, ForeignKey("project.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("op_id", String(80), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("payload", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("at", String(24), nullable=False),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("project", "seq"),
    UniqueConstraint("project", "op_id"),
)

draft = Table(
    "draft",
    metadata,
    Column("project", Integer, ForeignKey("project.id"), nullable=False),
    Column("unit", Integer, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("base_version", Integer, nullable=False),
    Column("at", String(24), nullable=False),
    PrimaryKeyConstraint("project", "unit", "reviewer"),
)
