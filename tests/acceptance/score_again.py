"""The scores of a year worked out a second time from spec/scoring.md, with fractions, sharing nothing with the engine.

Usage: score_again.py INPUT.json; prints JSON.
INPUT: {"scheme": default scheme file, "units": {name: {"late": working days or null, "items": {indicator: verdict}}}}
verdict: {"state": "scored", "actual"?, "band"?, "self"?, "yes"?} | {"state": "missing" | "not-applicable" | "no-data"}
"""
import json
import math
import sys
from fractions import Fraction as F


def half_up(value):
    return math.floor(value + F(1, 2))


def hundredths(text):
    return int(F(text) * 100)


def band_range(band, points):
    low = math.ceil(F(band["from"]) * points / 100)
    high = points if F(band["to"]) == 100 else math.ceil(F(band["to"]) * points / 100) - 1
    return low, high


def graded(scheme, points, verdict):
    band, own = verdict.get("band"), verdict.get("self")
    score = None if own is None else half_up(F(own) * 100)
    if band is None:
        return score
    low, high = band_range(next(b for b in scheme["bands"] if b["name"] == band), points)
    return low if score is None else min(max(score, low), high)


def item_score(scheme, indicator, verdict):
    points, rule = hundredths(indicator["points"]), indicator["rule"]
    if rule == "graded":
        return graded(scheme, points, verdict)
    if rule == "yes-no":
        return points if verdict["yes"] else 0
    actual = F(verdict["actual"])
    if rule == "steps":
        reached = [s for s in indicator["steps"] if F(s["atLeast"]) <= actual]
        rate = max((F(s["percent"]) for s in reached), default=F(0)) / 100
    elif rule == "higher-is-better":
        rate = min(actual / F(indicator["target"]), F(1))
    else:
        raise ValueError(rule)
    return half_up(points * rate)


def unit_total(scheme, group, name, unit):
    blocks = []
    for block in group["blocks"]:
        top, bottom = F(0), F(0)
        for indicator in group["indicators"]:
            if indicator["block"] != block["id"] or name not in indicator["units"]:
                continue
            verdict = unit["items"].get(indicator["id"], {"state": "missing"})
            if verdict["state"] in ("not-applicable", "no-data"):
                continue
            weight = F(scheme["leadWeight"]) if name in indicator["leadUnits"] else F(1)
            score = item_score(scheme, indicator, verdict) if verdict["state"] == "scored" else 0
            top += weight * score
            bottom += weight * hundredths(indicator["points"])
        if bottom:
            blocks.append((hundredths(block["max"]), half_up(hundredths(block["max"]) * top / bottom)))
    if not blocks:
        return None
    base = sum(score for _, score in blocks)
    if len(blocks) < len(group["blocks"]):
        base = half_up(F(10000 * base, sum(most for most, _ in blocks)))
    rules = scheme["deduction"]
    late = min((unit["late"] or 0) * hundredths(rules["latePerWorkingDay"]), hundredths(rules["lateCap"]))
    return {"base": base, "total": max(0, base - min(late, hundredths(rules["cap"])))}


def grade_group(scheme, group, totals):
    ranked = [n for n in totals if totals[n] and n not in group["unranked"]]
    places = math.floor(F(scheme["quota"]["percent"]) * len(ranked) / 100)
    names = [g["name"] for g in scheme["grades"]]
    for name, unit in totals.items():
        if unit is None:
            continue
        unit["grade"] = next(g["name"] for g in scheme["grades"] if unit["total"] >= hundredths(g["from"]))
        unit["rank"] = None
        if name in ranked:
            unit["rank"] = 1 + sum(totals[o]["total"] > unit["total"] for o in ranked)
    quota = scheme["quota"]["grade"]
    holders = [n for n in ranked if totals[n]["grade"] == quota]
    next_grade = names[names.index(quota) + 1]
    for name in holders:
        above = sum(totals[o]["total"] > totals[name]["total"] for o in holders)
        same = sum(totals[o]["total"] == totals[name]["total"] for o in holders)
        if above >= places:
            totals[name]["grade"] = next_grade
        elif above + same > places:
            totals[name]["grade"] = None


def main():
    given = json.load(open(sys.argv[1], encoding="utf-8"))
    scheme = json.load(open(given["scheme"], encoding="utf-8"))
    result = {}
    for group in scheme["groups"]:
        totals = {name: unit_total(scheme, group, name, given["units"][name]) for name in group["units"]}
        grade_group(scheme, group, totals)
        result.update(totals)
    print(json.dumps(result, ensure_ascii=False))


main()
