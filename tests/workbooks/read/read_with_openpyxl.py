"""Second opinion: every workbook of a folder as openpyxl reads it, one JSON line a file.

Usage: read_with_openpyxl.py FOLDER. A line is {"path", "error"} or {"path", "epoch", "sheets": [{"name", "cells"}]};
a cell is [row, column, kind, value], kind one of number, text, boolean, error, date. Dates are given back as serials.
"""
import datetime
import json
import os
import sys
import warnings

import openpyxl
from openpyxl.utils.datetime import to_excel

warnings.simplefilter("ignore")


def describe(cell, epoch):
    value = cell.value
    if isinstance(value, bool):
        return "boolean", "TRUE" if value else "FALSE"
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
        return "date", repr(to_excel(value, epoch))
    if isinstance(value, (int, float)):
        return "number", repr(value)
    return ("error" if cell.data_type == "e" else "text"), str(value)


def read(path):
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = []
    for sheet in book.worksheets:
        cells = []
        for (row, column), cell in sorted(sheet._cells.items()):
            if getattr(cell, "value", None) is not None:
                kind, value = describe(cell, book.epoch)
                cells.append([row, column, kind, value])
        sheets.append({"name": sheet.title, "cells": cells})
    return {"sheets": sheets}


def main(folder):
    for directory, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            path = os.path.join(directory, name)
            line = {"path": os.path.relpath(path, folder)}
            try:
                line.update(read(path))
            except Exception as error:  # noqa: BLE001 - whatever it is, openpyxl does not read the file
                line["error"] = f"{type(error).__name__}: {error}"
            print(json.dumps(line, ensure_ascii=True))


main(sys.argv[1])
