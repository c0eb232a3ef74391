"""How cells look, as JSON: fill, font, borders, alignment, format, protection."""

import json
import sys

from openpyxl import load_workbook

table = load_workbook(sys.argv[1])["自评表"]
print(json.dumps([
    [repr(c.fill), repr(c.font), repr(c.border), repr(c.alignment), c.number_format, repr(c.protection)]
    for c in (table[name] for name in sys.argv[2:])
]))
