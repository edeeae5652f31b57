"""Real-life Excel and CSV in and out: headings found, columns named, bombs refused."""

from enishi.sheets.catalogue import Catalogue, Kind, Meaning, catalogue
from enishi.sheets.fault import Notice, Place, SheetFault
from enishi.sheets.grid import Grid, Row, Value, Workbook
from enishi.sheets.headings import Certainty, Heading, NamedColumn
from enishi.sheets.reading import read_file, read_open_file
from enishi.sheets.records import NamedValue, Record
from enishi.sheets.roster import ReadTable, Roster, read_roster
from enishi.sheets.writing import (
    Column,
    Sheet,
    disarmed,
    write_delimited,
    write_jsonlines,
    write_workbook,
)

__all__ = [
    "Catalogue",
    "Certainty",
    "Column",
    "Grid",
    "Heading",
    "Kind",
    "Meaning",
    "NamedColumn",
    "NamedValue",
    "Notice",
    "Place",
    "ReadTable",
    "Record",
    "Roster",
    "Row",
    "Sheet",
    "SheetFault",
    "Value",
    "Workbook",
    "catalogue",
    "disarmed",
    "read_file",
    "read_open_file",
    "read_roster",
    "write_delimited",
    "write_jsonlines",
    "write_workbook",
]
