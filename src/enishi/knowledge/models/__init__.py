"""What the bodies share: announcements with who has read them, the library, trainings."""

from enishi.knowledge.models.announcement import Announcement, AnnouncementReading
from enishi.knowledge.models.audience import Audience, readable_by
from enishi.knowledge.models.library import EntryKind, LibraryEntry
from enishi.knowledge.models.training import (
    QUESTIONS,
    Moment,
    Training,
    TrainingAnswer,
    TrainingAttendance,
)

__all__ = [
    "QUESTIONS",
    "Announcement",
    "AnnouncementReading",
    "Audience",
    "EntryKind",
    "LibraryEntry",
    "Moment",
    "Training",
    "TrainingAnswer",
    "TrainingAttendance",
    "readable_by",
]
