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
    CUT_OFF = "The last line must end with a line break; the file seems to be cut off"
    SHORT_ROW = "The row must have {expected} fields and has {found}"
    COLUMN_MISSING = "The column is missing"
    COLUMN_UNKNOWN = "The table has no such column"
    COLUMN_TWICE = "The column stands twice"

    REQUIRED = "The cell must have a value"
    WHOLE = "The value must be a whole number"
    NUMBER = "The value must be a number"
    LEAST = "The value must be at least {least}"
    MOST = "The value must be at most {most}"
    ONE_OF = "The value must be in the closed list"
    FORM = "The value must have the right form"
    CONTROL = "Text must not hold control characters or line breaks"
    TOO_LONG = "Text must be at most {most} characters"
    UNKNOWN = "The value must stand in {table}"
    DUPLICATE = "{key} must be different in every row, and row {first} has the same"

    OUTSIDE_NORWAY = "The point must be in Norway"
    FAR_FROM_COUNTY = "The point must be in its county or at most {most} km away, and is {distance} km away"
    OTHER_COUNTY = "The municipality number must begin with the county number"
    NO_SHAPE = "The county must have a polygon"
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


class Advice(StrEnum):
    """What to do about it."""

    NONE = ""
    NEAREST = "Did you mean {nearest}?"
    CHOOSE = "Choose one of: {values}."
    ADD_FIRST = "Add it to {table} first, or correct the value."
    BUILD = "Run gardenmap build, or fetch the file again."
    SAVE_UTF8 = "Save the file as CSV UTF-8."
    USE_COMMA = "Save the file with comma between the fields, not semicolon."
    REMOVE_FILE = "Add a row, or remove the file: a release may do without it."
    FETCH_AGAIN = "Fetch the file again, or restore it from a copy."
    COUNT_FIELDS = "Put text that holds a comma in quotation marks, or complete the row."
    ADD_COLUMN = "Add the column, empty where nothing is known."
    REMOVE_COLUMN = "Remove the column."
    FILL_IN = "Fill in the cell."
    PLAIN_NUMBER = "Write digits only, with a point before decimals: 1234.5."
    PARTIAL_DATE = "Write a date as far as it is known: 2023, 2023-03 or 2023-03-15."
    WEB_ADDRESS = "Write a whole address that begins with https://."
    CODE = "Use letters a to z, digits, hyphen, underscore and point."
    COUNTY_CODE = "Write the two digits of the county, such as 46 or 03."
    MUNICIPALITY_CODE = "Write the four digits of the municipality, such as 4621."
    ORGANISATION_CODE = "Write the nine digits of the organisation, without spaces."
    RETYPE = "Type the text again, in one line."
    SHORTEN = "Shorten the text."
    ONE_ROW = "Keep one of the rows."
    SWAPPED_POINT = "Latitude is about 58 to 71 and longitude about 4 to 31. Are they swapped?"
    CHECK_POINT = "Check the county number and the coordinates."
    CHECK_CODES = "Check both numbers."
    SWAP_YEARS = "Swap the two, or correct one of them."
    GIVE_VALUE = "Give the value, or use status O (missing)."
    CLEAR_VALUE = "Remove the value, or use status A (reported)."
    CHECK_VALUE = "Check the value and the unit of the indicator."
    GIVE_RANGE = "Give low and high, or use status U (uncertain) for a stated figure."
    CHECK_RANGE = "Correct the value or its range."
    RUN_ESTIMATES = "Run gardenmap build estimates. The gardens give {found}, the country {expected}."
    GIVE_STATUS_DATE = "Give the date of the source, or use status unknown."
