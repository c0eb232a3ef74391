"""Checks every figure and name that 年度评价报告 and 通报 state against the scores, sharing nothing with what wrote them.

Usage: check_claims.py INPUT.json; prints {"checked": how many, "wrong": [what should stand there]}.
INPUT: {"scheme": file, "plan": file, "score": file of `score --json`, "report": Word file, "bulletin": Word file}
"""
import html
import json
import math
import re
import sys
import zipfile
from collections import Counter
from fractions import Fraction as F

CLOSED = ("scored", "missing")


def paragraphs(path):
    """The text of a Word file without its tables, a paragraph each."""
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    xml = re.sub(r"<w:tbl>.*?</w:tbl>", "", xml, flags=re.S)
    runs = (re.findall(r"<w:t[^>]*>([^<]*)</w:t>", one) for one in re.findall(r"<w:p[ >].*?</w:p>", xml, flags=re.S))
    return [text for text in (html.unescape("".join(parts)) for parts in runs) if text]


def half_up(value):
    return math.floor(value + F(1, 2))


def points(hundredths):
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def rate(part, whole):
    tenths = half_up(F(part * 1000, whole))
    return f"{tenths // 10}.{tenths % 10}%".replace(".0%", "%")


def quoted(title):
    return "“" + title.replace("“", "‘").replace("”", "’") + "”"


def quoted_list(titles):
    if len(titles) <= 3:
        return "".join(map(quoted, titles))
    return "".join(map(quoted, titles[:2])) + f"等{len(titles)}项指标"


class Claims:
    def __init__(self, job):
        read = lambda name: json.load(open(job[name], encoding="utf-8"))
        self.scheme, self.plan, self.score = read("scheme"), read("plan"), read("score")
        self.groups = [
            {**group, "name": known["name"], "unranked": set(known["unranked"])}
            for group, known in zip(self.score["groups"], self.scheme["groups"])
        ]
        self.units = [(group, unit) for group in self.groups for unit in group["units"]]
        self.indicators = {
            (group["id"], one["id"]): one for group in self.scheme["groups"] for one in group["indicators"]
        }
        self.checked, self.wrong = 0, []

    def expect(self, words, texts):
        """`words` must stand in one of the texts."""
        self.checked += 1
        if not any(words in text for text in texts):
            self.wrong.append(words)

    def items(self, unit):
        return [item for block in unit["blocks"] for item in block["items"]]

    def counted(self, unit):
        return [item for item in self.items(unit) if item["state"] in CLOSED]

    def title(self, group, item):
        return self.indicators[(group["id"], item["indicator"])]["title"]

    def ranked(self, group):
        return sorted((u for u in group["units"] if u["rank"] is not None), key=lambda u: u["rank"])

    def program(self, group, item):
        source = self.indicators[(group["id"], item["indicator"])]["source"]
        if "program" in source:
            return source["program"]
        if "task" in source:
            return next(p["number"] for p in self.plan["programs"] if any(t["id"] == source["task"] for t in p["tasks"]))
        goal = next((g for g in self.plan["goals"] if g["id"] == source.get("goal")), None)
        of = [] if goal is None else goal["programs"]
        return of[0] if len(of) == 1 else None

    def receipts(self, texts):
        late = [u["unit"] for _, u in self.units if (u["lateWorkingDays"] or 0) > 0]
        missing = [u["unit"] for _, u in self.units if u["lateWorkingDays"] is None]
        on_time = len(self.units) - len(late) - len(missing)
        parts = [f"按时报送{on_time}个"]
        parts += [f"逾期报送{len(late)}个"] if late else []
        parts += [f"未报送{len(missing)}个"] if missing else []
        self.expect(f"应报送自评表的单位{len(self.units)}个", texts)
        if len(parts) > 1:
            self.expect("，".join(parts) + "。", texts)
        return late, missing

    def results(self, texts):
        grades = [grade["name"] for grade in self.scheme["grades"]] + ["等次待定"]
        for group in self.groups:
            units = self.ranked(group)
            counts = Counter(u["grade"] or "等次待定" for u in units)
            totals = [u["total"] for u in units]
            found = [f"{grade}{counts[grade]}个" for grade in grades if counts[grade]]
            self.expect(f"参加排名的{group['name']}{len(units)}个，" + ("其中" + "，".join(found) if len(found) > 1 else ""), texts)
            mean = half_up(F(sum(totals), len(totals)))
            self.expect(f"总分平均{points(mean)}分，最高{points(max(totals))}分，最低{points(min(totals))}分", texts)

    def programs(self, texts):
        for program in self.plan["programs"]:
            own = [
                (group, unit, [i for i in self.counted(unit) if self.program(group, i) == program["number"]])
                for group, unit in self.units
            ]
            own = [one for one in own if one[2]]
            every = [item for _, _, items in own for item in items]
            among = [
                f"{word}{count}项次"
                for word, count in (
                    ("得满分", sum(i["score"] == i["points"] for i in every)),
                    ("缺报", sum(i["state"] == "missing" for i in every)),
                )
                if count
            ]
            share = rate(sum(i["score"] for i in every), sum(i["points"] for i in every))
            self.expect(
                f"{program['shortTitle']}涉及{len(own)}个单位，计入评价的指标{len(every)}项次，得分率{share}"
                + ("，其中" + "，".join(among) if among else "")
                + "。",
                texts,
            )
            for group in self.groups:
                self.extremes(group, [(u, items) for g, u, items in own if g is group], texts)

    def extremes(self, group, own, texts):
        rates = [
            (unit["unit"], F(sum(i["score"] for i in items), sum(i["points"] for i in items)))
            for unit, items in own
            if unit["submission"] is not None
        ]
        if len(rates) < 2 or len({share for _, share in rates}) == 1:
            return
        name = group["name"] if len(rates) == len(own) else "已报送自评表的" + group["name"]
        at = lambda share: "、".join(unit for unit, one in rates if one == share)
        high, low = max(share for _, share in rates), min(share for _, share in rates)
        words = [f"{at(share)}得分率最{word}，为{rate(share.numerator, share.denominator)}" for share, word in ((high, "高"), (low, "低"))]
        self.expect(f"{name}中，{words[0]}；{words[1]}。", texts)

    def unit_paragraphs(self, texts):
        for group in self.groups:
            ranks = Counter(u["rank"] for u in group["units"])
            for number, unit in enumerate(group["units"], 1):
                own = [text for text in texts if text.startswith(f"{number}. {unit['unit']}。")]
                changes = [f"{word}{points(unit[key])}分" for word, key in (("加分", "bonus"), ("扣分", "deduction")) if unit[key]]
                start = f"基础分{points(unit['base'])}分，" + "，".join(changes) if changes else "无加分和扣分"
                self.expect(f"{start}，总分{points(unit['total'])}分", own)
                if unit["rank"] is None:
                    self.expect("成绩单列", own)
                else:
                    tied = "（并列）" if ranks[unit["rank"]] > 1 else ""
                    grade = f"等次为“{unit['grade']}”" if unit["grade"] else "等次待定"
                    self.expect(f"列本组第{unit['rank']}名{tied}，{grade}", own)
                self.losses(group, unit, own)

    def losses(self, group, unit, own):
        items = self.counted(unit)
        if unit["submission"] is None:
            return self.expect(f"未报送自评表，{len(items)}项指标按缺报计。", own)
        lost = [(i["points"] - i["score"], self.title(group, i)) for i in items if i["score"] < i["points"]]
        if not lost:
            return self.expect(f"计入评价的{len(items)}项指标均得满分。", own)
        most = max(loss for loss, _ in lost)
        worst = [title for loss, title in lost if loss == most]
        start = (
            f"计入评价的{len(items)}项指标均有失分"
            if len(lost) == len(items)
            else f"计入评价的{len(items)}项指标中，得满分{len(items) - len(lost)}项，失分{len(lost)}项"
        )
        each = "" if len(worst) == 1 else "各"
        if len(lost) > 1:
            self.expect(f"{start}，失分最多的是{quoted_list(worst)}（{each}失{points(most)}分）。", own)

    def changes(self, texts):
        for word, key, verb in (("加分", "bonus", "获得加分"), ("扣分", "deduction", "被扣分")):
            units = [u for _, u in self.units if u[key]]
            total = points(sum(u[key] for u in units))
            self.expect(f"共有{len(units)}个单位{verb}，合计{total}分" if units else f"本年度没有单位{verb}。", texts)

    def problems(self, texts, late, missing):
        if late and missing:
            self.expect(f"有{len(missing)}个单位未报送自评表，{len(late)}个单位逾期报送。", texts)
        self.lowest("得分率较低的重点任务是", lambda g, i: self.program(g, i), self.program_name, texts)
        self.lowest("得分率较低的指标是", self.title, quoted, texts)
        gaps = [[i for i in self.items(u) if i["state"] == "missing"] for _, u in self.units if u["submission"] is not None]
        gaps = [items for items in gaps if items]
        if gaps:
            self.expect(f"，共{sum(map(len, gaps))}项次，按缺报计0分。", [t for t in texts if f"有{len(gaps)}个已报送自评表的单位部分指标" in t])
        limit = int(F(self.scheme["grades"][-2]["from"]) * 100)
        low = sum(u["total"] < limit for group in self.groups for u in self.ranked(group))
        if low:
            self.expect(f"参加排名的单位中，总分不足{points(limit)}分的有{low}个。", texts)

    def program_name(self, number):
        return next(p["shortTitle"] for p in self.plan["programs"] if p["number"] == number)

    def lowest(self, start, key, name, texts):
        sums = {}
        for group, unit in self.units:
            for item in self.counted(unit):
                of = key(group, item)
                if of is not None:
                    score, full = sums.get(of, (0, 0))
                    sums[of] = (score + item["score"], full + item["points"])
        # Equal rates stand in the plan's or the scheme's order; programs by their number.
        order = sorted(sums) if all(isinstance(of, int) for of in sums) else list(sums)
        low = sorted((of for of in order if F(*sums[of]) < F(85, 100)), key=lambda of: F(*sums[of]))[:3]
        if low:
            self.expect(start + "、".join(f"{name(of)}（{rate(*sums[of])}）" for of in low) + "。", texts)

    def bulletin(self, texts):
        self.receipts(texts)
        for group in self.groups:
            ranks = Counter(u["rank"] for u in group["units"])
            for grade in [g["name"] for g in self.scheme["grades"]][:2]:
                units = [u for u in self.ranked(group) if u["grade"] == grade]
                named = [u["unit"] + (f"（并列第{u['rank']}名）" if ranks[u["rank"]] > 1 else "") for u in units]
                if len(units) > 1:
                    self.expect(f"{grade}单位{len(units)}个，按得分排序依次是：{'、'.join(named)}。", texts)
                elif units:
                    self.expect(f"{grade}单位1个：{named[0]}。", texts)


def main():
    job = json.load(open(sys.argv[1], encoding="utf-8"))
    claims = Claims(job)
    report = paragraphs(job["report"])
    late, missing = claims.receipts(report)
    claims.results(report)
    claims.programs(report)
    claims.unit_paragraphs(report)
    claims.changes(report)
    claims.problems(report, late, missing)
    claims.bulletin(paragraphs(job["bulletin"]))
    print(json.dumps({"checked": claims.checked, "wrong": claims.wrong}, ensure_ascii=False))


main()
