"""What a data package must hold, in words: the rules and the advice that a person meets.

Both are English messages with `{named}` values. `str(problem)` gives English; `problem.say(text)` gives the language
of a `Text`.
"""

from __future__ import annotations

from enum import StrEnum


class Rule(StrEnum):
    """The rule that a place in the package breaks."""

    FILE_MISSING = "The file is missing"
    FILE_EMPTY = "The file is empty"
    NOT_UTF8 = "The file must be UTF-8, and byte {byte} is not"
    NOT_CSV = "The file must be comma-separated text with closed quotation marks"
    NOT_GEOJSON = "The file must be a GeoJSON collection of features with properties and geometry"
    NOT_TOML = "The file must be TOML with a date"
    LETTERS_LOST = "The file must have its letters as they were written"
    NO_HEADER = "The first row must name the columns"
    NO_PROPERTIES = "Each feature must have the properties of a county"
    CUT_OFF = "The last line must end with a line break; the file seems to be cut off"
    SHORT_ROW = "The row must have {expected} fields and has {found}"
    COLUMN_MISSING = "The column is missing"
    COLUMN_UNKNOWN = "The table has no such column"
    COLUMN_TWICE = "The column stands twice"
    COLUMN_UNNAMED = "Each column with text in it must have a name"
    DAMAGED = "The file is damaged inside the zip"
    NOT_A_PACKAGE = "The package must be a folder or a zip"
    NO_TABLE_IN_ZIP = "The zip must hold the files of a package"
    ZIP_TOO_LARGE = "The zip must hold at most {most} MB when it is unpacked"

    REQUIRED = "The cell must have a value"
    WHOLE = "The value must be a whole number"
    NUMBER = "The value must be a number"
    LEAST = "The value must be at least {least}"
    MOST = "The value must be at most {most}"
    ONE_OF = "The value must be in the closed list"
    FORM = "The value must have the right form"
    CONTROL = "Text must not hold control characters or line breaks"
    LETTERS = "Text must have letters that the typeface of pages and pictures can write, and it lacks {letters}"
    TOO_LONG = "Text must be at most {most} characters"
    UNKNOWN = "The value must stand in {table}"
    SPREADSHEET_ERROR = "The cell must not hold an error of a spreadsheet"
    DUPLICATE = "{key} must be different in every row, and row {first} has the same"

    TWIN = "{key} must be different in every row, and row {first} differs only in capitals or blanks"

    OUTSIDE_NORWAY = "The point must be in Norway"
    FAR_FROM_COUNTY = "The point must be in its county or at most {most} km away, and is {distance} km away"
    OTHER_COUNTY = "The municipality number must begin with the county number"
    NO_SHAPE = "The county must have a polygon"
    SHAPE_OUTSIDE_NORWAY = "The polygon must be in Norway"
    BROKEN_SHAPE = "The polygon must have closed rings that do not cross themselves or each other"
    REVERSED = "The period must not end before it begins"
    VALUE_MISSING = "A value with this status must be given"
    VALUE_UNEXPECTED = "A value with this status must be empty"
    NEGATIVE = "A count must not be negative"
    PART_OF_ONE = "A count must be a whole number"
    OVER_100 = "A percentage must be at most 100"
    NO_RANGE = "An estimate must have a low and a high value"
    OUTSIDE_RANGE = "The value must lie between low and high"
    SUM = "Estimates and reported figures of the gardens must add up to the total of the country"
    UNDATED_STATUS = "An open status must have the date that its source supports"
    FIGURE_TYPED = "Words that rest on an observation must have {figure} in place of its figure, and no digits"
    NO_FIGURE = "Words that rest on no observation must not have {figure} or {years}"
    OTHER_NUMBERS = "The words in both languages must hold the same numbers"
    NOT_STATED = "The observation must be a figure that somebody has stated"
    OTHER_SOURCE = "The source must be that of the observation"


class Advice(StrEnum):
    """What to do about it."""

    NONE = ""
    NEAREST = "Did you mean {nearest}?"
    CHOOSE = "Choose one of: {values}."
    ADD_FIRST = "Add it to {table} first, or correct the value."
    BUILD = "Run gardenmap build, or fetch the file again."
    SAVE_UTF8 = "The text looks like {encoding}: save the file as CSV UTF-8."
    SAVE_UTF8_WITH_COMMA = (
        "The text looks like {encoding}, with semicolons between the fields: save the file as CSV UTF-8, with comma "
        "between the fields and decimal point."
    )
    RETYPE_ROW = "The rest of the file is UTF-8: type the text of this row again."
    FETCH_UTF8 = "A program has read them in another encoding on the way: fetch the file again, and open it as UTF-8."
    USE_COMMA = (
        "Save the file with comma between the fields, not semicolon, and with decimal point: Excel does so where "
        "Windows has comma as list separator, LibreOffice where you choose it."
    )
    USE_COMMA_NOT_TAB = "Save the file with comma between the fields, not tabs: in Excel as CSV UTF-8."
    USE_COMMA_NOT_BAR = "Save the file with comma between the fields, not vertical bars."
    WORKBOOK = "The file is the workbook of a spreadsheet: open it there and save the sheet as CSV UTF-8."
    ARCHIVE = "The file is an archive such as a zip: unpack it, and take the file that is in it."
    NO_TEXT = "The file is a document or a picture: fetch the file with the data."
    WEB_PAGE = "The file is a web page, perhaps the message of a server: fetch the file itself."
    OTHER_FORMAT = "The file is {form}: fetch or export it in the right format."
    FETCH_LFS = "The file is only a pointer of Git LFS: run git lfs pull."
    END_CONFLICT = "Two versions stand in the file, between the marks of git: keep one, and remove the marks."
    OLD_LINE_ENDS = "The lines end as on an old Mac (CR): save the file with line ends LF or CRLF."
    REMOVE_FIRST = "Remove this row: it tells Excel how the fields are separated."
    UNQUOTE_LINES = "Whole lines stand in quotation marks: save the file with each field by itself."
    WRITE_HEADER = "Write this as the first row: {columns}."
    OTHER_TABLE = "The file holds what belongs in {table}: put it there, and fetch this file again."
    TRANSPOSE = "Rows and columns are swapped: transpose the table."
    REMOVE_ABOVE = "The names stand in this row: remove what is above it."
    COLLECT = "Gather the features of all counties in one FeatureCollection."
    WRITE_PROPERTIES = "Give each feature these properties: {columns}."
    NAME_COLUMN = "Give the column one of the names of the table, or remove it."
    NAME_FOLDER = (
        "Name the folder that holds datapackage.json, or the zip that was fetched; if it is that zip, fetch it again."
    )
    FETCH_PACKAGE = "Fetch /api/v1/datapackage.zip, or zip the folder that holds datapackage.json."
    GIVE_DATE = "Write the date of the release on a line of its own, without quotation marks: date = 2026-11-23."
    REMOVE_FILE = "Add a row, or remove the file: a release may do without it."
    END_LINE = "Fetch the file again; if the last row is whole, put a line break after it."
    FETCH_AGAIN = "Fetch the file again, or restore it from a copy."
    COUNT_FIELDS = "Put text that holds a comma in quotation marks, or complete the row."
    ADD_COLUMN = "Add the column, empty where nothing is known."
    REMOVE_COLUMN = "Remove the column."
    FILL_IN = "Fill in the cell."
    WRITE = "Write {instead}."
    WRITE_EITHER = "Write {instead} or {other}, whichever is meant."
    LEAVE_EMPTY = "Leave the cell empty: nothing stands for what is missing."
    TYPE_OR_EMPTY = "Type what should stand here, or leave the cell empty if that is not known."
    TYPE_AGAIN = "Type what should stand here."
    DIGITS_LOST = "The spreadsheet has lost digits: type the number again, in a cell that is formatted as text."
    NO_SUCH_DAY = "There is no such month or day: correct the date."
    WHOLE_NUMBER = "Write digits only, without decimals: 2009."
    CORRECT_NUMBER = "Correct the number."
    PLAIN_NUMBER = "Write digits only, with a point before decimals: 1234.5."
    PARTIAL_DATE = "Write a date from 1900 on as far as it is known: 2023, 2023-03 or 2023-03-15."
    WEB_ADDRESS = "Write a whole address without blanks, such as https://www.example.no."
    CODE = "Begin with a letter or digit, and use only letters a to z, digits, hyphen, underscore and point."
    COUNTY_CODE = "Write the two digits of the county, such as 46 or 03."
    MUNICIPALITY_CODE = "Write the four digits of the municipality, such as 4621."
    ORGANISATION_CODE = "Write the nine digits of the organisation, without spaces."
    RETYPE = "Type the text again, in one line."
    OTHER_LETTERS = (
        "Write it without them: the typeface has Latin, Greek and Cyrillic letters and common signs, no emoji."
    )
    SHORTEN = "Shorten the text."
    ONE_ROW = "Keep one of the rows."
    ONE_ROW_OR_RENAME = "Keep one of the rows, or give them names that people can tell apart."
    SWAPPED_POINT = "Latitude and longitude are swapped: latitude is about 58 to 71, longitude about 4 to 31."
    METRES_POINT = "The numbers look like metres: give the point in degrees, EPSG:4326."
    DEGREES_POINT = "Latitude is about 58 to 71 and longitude about 4 to 31, in degrees, EPSG:4326."
    CHECK_POINT = "Check the county number and the coordinates."
    SWAPPED_SHAPE = "Longitude and latitude are swapped: write longitude first, in degrees, EPSG:4326."
    METRES_SHAPE = "The numbers look like metres: give the polygon in degrees, EPSG:4326, longitude first."
    DEGREES_SHAPE = "Write longitude, about 4 to 31, then latitude, about 58 to 71, in degrees, EPSG:4326."
    MEND_SHAPE = "Mend the polygon where it is named, or fetch the file again."
    CHECK_CODES = "Check both numbers."
    SWAP_YEARS = "Swap the two, or correct one of them."
    GIVE_VALUE = "Give the value, or use status O (missing)."
    CLEAR_VALUE = "Remove the value, or use status A (reported)."
    CHECK_VALUE = "Check the value and the unit of the indicator."
    GIVE_RANGE = "Give low and high, or use status U (uncertain) for a stated figure."
    CHECK_RANGE = "Correct the value or its range."
    RUN_ESTIMATES = "Run gardenmap build estimates. The gardens give {found}, the country {expected}."
    GIVE_STATUS_DATE = "Give the date of the source, or use status unknown."
    LEAVE_ROOM = "Write {figure} for the figure and {years} for its years: both are filled in from the observation."
    NAME_OBSERVATION = "Name the observation that the figure comes from, or write the words without it."
    CHECK_WORDS = "Correct the words that are wrong."
    CHECK_SOURCE = "Correct the source, or name another observation."


ONE_CAUSE = frozenset(
    (
        *(Advice.WRITE, Advice.WRITE_EITHER, Advice.LEAVE_EMPTY, Advice.DIGITS_LOST, Advice.COUNT_FIELDS),
        *(Advice.TYPE_OR_EMPTY, Advice.TYPE_AGAIN, Advice.PLAIN_NUMBER, Advice.WHOLE_NUMBER),
        *(Advice.SWAPPED_POINT, Advice.METRES_POINT, Advice.SWAPPED_SHAPE, Advice.METRES_SHAPE, Advice.DEGREES_SHAPE),
    )
)
"""What a program does to a whole column or file, and one act mends."""
