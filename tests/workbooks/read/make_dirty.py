"""Returns as departments send them back: one filled form, changed in many ways by openpyxl.

Usage: make_dirty.py FORM.xlsx FOLDER. Writes FOLDER/<name>.xlsx for each way below; the names are those of the test.
"""
import copy
import datetime
import pathlib
import sys

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

FORM, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
WAYS = {}


def way(change):
    WAYS[change.__name__] = change
    return change


def find(table, text):
    for row in table.iter_rows():
        for cell in row:
            if cell.value == text:
                return cell
    raise SystemExit(f"no {text}")


def column(table, header):
    return find(table, header).column


def row(table, indicator):
    at = column(table, "编号")
    for cells in table.iter_rows(min_row=find(table, "编号").row + 1):
        if str(cells[at - 1].value) == indicator:
            return cells[0].row
    raise SystemExit(f"no {indicator}")


def put(table, indicator, header, value):
    cell = table.cell(row(table, indicator), column(table, header))
    cell.value = value
    return cell


@way
def as_sent(book, table):
    pass


@way
def columns_added(book, table):
    table.insert_cols(column(table, "实际完成值"), 2)
    table.insert_cols(1)
    head = find(table, "编号").row
    table.cell(head, 1).value = "序号"
    for at in range(head + 1, head + 5):
        table.cell(at, 1).value = at - head
    table.cell(head, column(table, "实际完成值") - 1).value = "上半年"
    table.cell(head + 1, column(table, "实际完成值") - 1).value = 999


@way
def columns_deleted(book, table):
    for header in ("完成率", "承担角色", "计分方式", "重点任务"):
        table.delete_cols(column(table, header))


@way
def column_moved(book, table):
    source, target = column(table, "自评得分"), table.max_column + 1
    for cells in table.iter_rows(min_row=find(table, "编号").row, max_row=row(table, "D1")):
        moved = table.cell(cells[0].row, source)
        table.cell(cells[0].row, target).value = moved.value
        moved.value = None


@way
def rows_moved(book, table):
    head = find(table, "编号").row
    last = row(table, "D1")
    lines = [[table.cell(at, c).value for c in range(1, 17)] for at in range(head + 1, last + 1)]
    for offset, line in enumerate(reversed(lines)):
        for index, value in enumerate(line):
            table.cell(head + 1 + offset, index + 1).value = value


@way
def rows_added(book, table):
    at = row(table, "H1")
    table.insert_rows(at, 3)
    table.cell(at + 1, column(table, "完成情况说明")).value = "另外还开展了活动"
    table.cell(at + 2, column(table, "编号")).value = "H9"
    table.cell(at + 2, column(table, "实际完成值")).value = 5


@way
def row_deleted(book, table):
    table.delete_rows(row(table, "H1"))


@way
def numbers_as_ids(book, table):
    put(table, "1.1", "编号", 1.1)
    cell = put(table, "1.10", "编号", 1.1)
    cell.number_format = "0.00"


@way
def numbers_as_ids_alike(book, table):
    put(table, "1.1", "编号", 1.1).number_format = "General"
    put(table, "1.10", "编号", 1.1).number_format = "General"


@way
def headers_rewritten(book, table):
    for header, text in {
        "编号": " 编 号 ",
        "实际完成值": "实际\n完成值",
        "具体任务（指标）": "具体任务(指标)",
        "自评得分": "自评得分（分）",
        "偏差原因及改进措施": "偏差原因\n及改进措施：",
    }.items():
        find(table, header).value = text


@way
def alias_of_unit(book, table):
    name = next(cell for cells in table.iter_rows(max_row=3) for cell in cells if cell.value == "市教育局")
    name.value = "德州市教育局（盖章）"


@way
def words_and_units(book, table):
    put(table, "1.1", "自评档次", "部分完成")
    put(table, "1.10", "自评得分", "3.5分")
    put(table, "H1", "实际完成值", "约３场")
    put(table, "K1", "实际完成值", "四天")
    put(table, "T1", "实际完成值", "1份")
    put(table, "Y1", "实际完成值", "√")


@way
def date_for_number(book, table):
    put(table, "H1", "实际完成值", datetime.datetime(2018, 3, 5)).number_format = 'm"月"d"日"'
    put(table, "1.1", "完成情况说明", datetime.datetime(2018, 12, 31)).number_format = "yyyy-mm-dd"


@way
def merged_cells(book, table):
    at = column(table, "实际完成值")
    first = row(table, "H1")
    table.merge_cells(start_row=first, start_column=at, end_row=first + 1, end_column=at)


@way
def filtered_and_hidden(book, table):
    head = find(table, "编号").row
    table.auto_filter.ref = f"A{head}:P{row(table, 'D1')}"
    table.row_dimensions[row(table, "H2")].hidden = True
    table.column_dimensions["J"].hidden = True


@way
def comments(book, table):
    put(table, "H1", "实际完成值", 3).comment = Comment("应为 30", "示例")


@way
def notes_on_a_second_sheet(book, table):
    notes = book.create_sheet("情况说明", 0)
    notes["A1"] = "2017年实际完成值 99，自评得分 1"
    notes["A2"] = "编号"
    notes["B2"] = "1.1"
    book.active = 0


@way
def last_years_table_beside(book, table):
    other = book.copy_worksheet(table)
    other.title = "2017年"
    put(other, "H1", "实际完成值", 99)


@way
def last_years_table_below(book, table):
    head = find(table, "编号").row
    last = row(table, "D1")
    for offset, at in enumerate(range(head, last + 1)):
        for index in range(1, 17):
            table.cell(last + 5 + offset, index).value = table.cell(at, index).value


@way
def sheet_renamed(book, table):
    table.title = "Sheet1"


@way
def pasted_into_a_new_book(book, table):
    pasted = Workbook()
    for source, target in ((table, pasted.active), (book["佐证材料目录"], pasted.create_sheet("Sheet2"))):
        for cells in source.iter_rows():
            for cell in cells:
                if cell.value is not None:
                    target.cell(cell.row + 4, cell.column + 2).value = copy.copy(cell.value)
    return pasted


@way
def sum_row_and_signatures(book, table):
    at = row(table, "D1") + 1
    table.cell(at, 1).value = "合计"
    table.cell(at, column(table, "自评得分")).value = 99
    table.cell(at + 2, 1).value = "填表人：示例    审核人：示例"
    table.cell(at + 3, 3).value = "注：以上数据截至2018年12月31日。"


@way
def other_unit_beside(book, table):
    other = book.copy_worksheet(table)
    other.title = "市科技局"
    find(other, "市教育局").value = "市科技局"


@way
def header_again_in_another_order(book, table):
    at = row(table, "D1") + 1
    for index in range(1, 17):
        table.cell(at, index).value = table.cell(find(table, "编号").row, index).value
    first, second = column(table, "实际完成值"), column(table, "自评得分")
    table.cell(at, first).value, table.cell(at, second).value = "自评得分", "实际完成值"


@way
def answer_on_the_sum_row(book, table):
    at = next(cells[0].row for cells in table.iter_rows() if cells[0].value == "合计")
    table.cell(at, column(table, "完成情况说明")).value = "由上面一行移下来的说明"


@way
def formulas_dragged_far_down(book, table):
    for at in range(200, 6300):
        table.cell(at, column(table, "完成率")).value = f'=IF(A{at}="","","—")'


@way
def title_merged_over_whole_row(book, table):
    for span in [span for span in table.merged_cells.ranges if span.min_row == 1]:
        table.unmerge_cells(str(span))
    table.merge_cells("A1:XFD1")


for name, change in WAYS.items():
    book = load_workbook(FORM)
    changed = change(book, book["自评表"]) or book
    changed.save(FOLDER / f"{name}.xlsx")
print("\n".join(WAYS))
