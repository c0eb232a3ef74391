import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyLog } from '#db/log.ts'
import { loadCellDecisions } from '#db/cell-decisions.ts'
import { loadSubmissions } from '#db/submissions.ts'
import { attachFiles } from '#electron/application/evidence/attach-files.ts'
import { decideCells } from '#electron/application/check/decide-cells.ts'
import { chooseStanding } from '#electron/application/check/choose-standing.ts'
import { submissionDoubts } from '#electron/application/check/checked-submission.ts'
import type { Choice } from '#electron/application/exchange/merge-unit.ts'
import type { Decision } from '#electron/application/judge-decision.ts'
import { askQuestion } from '#electron/application/review/questions.ts'
import { loadEntryWords } from '#electron/application/log/describe-entry.ts'
import { turnEntries } from '#electron/application/undo/turn-entries.ts'
import { WELL, type Answers } from '#tests/application/office-year.ts'
import { scratchFolder } from '#tests/support/scratch.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openTwoPcs, type Pc } from './two-pcs.ts'

const UNITS = ['市地震局', '市气象局'] as const
const ITEMS = ['S1', 'S2', 'S3'] as const

type Edit =
  | { readonly kind: 'decide'; readonly unit: number; readonly item: number; readonly score: number }
  | { readonly kind: 'missing'; readonly unit: number; readonly item: number }
  | { readonly kind: 'receive'; readonly unit: number; readonly actual: number }
  | { readonly kind: 'rewrite'; readonly unit: number; readonly item: number; readonly score: number }
  | { readonly kind: 'stand'; readonly unit: number; readonly n: number }
  | { readonly kind: 'ask'; readonly unit: number; readonly item: number }
  | { readonly kind: 'attach'; readonly unit: number; readonly text: number }
  | { readonly kind: 'undo' }

const of = { unit: fc.nat(UNITS.length - 1), item: fc.nat(ITEMS.length - 1) }
const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('decide' as const), ...of, score: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('missing' as const), ...of }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('receive' as const), unit: of.unit, actual: fc.nat(2) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('rewrite' as const), ...of, score: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stand' as const), unit: of.unit, n: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('ask' as const), ...of }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('attach' as const), unit: of.unit, text: fc.nat(2) }),
  },
  { weight: 2, arbitrary: fc.constant<Edit>({ kind: 'undo' }) },
)
const side = fc.array(edit, { minLength: 1, maxLength: 6 })

/** What does not fit just then is refused, and nothing happens. */
async function take(pc: Pc, one: Edit, n: string): Promise<void> {
  const { office } = pc
  if (one.kind === 'undo') {
    const last = office.db.prepare<[], { n: number }>('SELECT max(sequence) AS n FROM log').get()?.n ?? 0
    turnEntries(office, { kind: 'unset' }, [last], loadEntryWords(office.db).name)
    return
  }
  const name = UNITS[one.unit] ?? ''
  const unit = pc.id(name)
  const submissions = loadSubmissions(office.db, 2018).get(unit) ?? []
  const latest = submissions.at(-1)
  if (one.kind === 'receive') {
    const answers: Answers = (row) =>
      row.indicatorId === 'S1'
        ? { grade: '达成', selfScore: 3.5 + one.actual / 10, evidence: '1' }
        : WELL(row)
    await pc.receive(name, `报送${n}.xlsx`, '2019-01-08', answers).catch(() => undefined)
  } else if (one.kind === 'stand') {
    const chosen = submissions[one.n % Math.max(1, submissions.length)]
    if (chosen !== undefined) chooseStanding(office, chosen.id, '示例')
  } else if (one.kind === 'ask') {
    const question = { unit, indicator: ITEMS[one.item] ?? '', question: `示例疑点${n}` }
    askQuestion(office, pc.book(), question)
  } else if (one.kind === 'attach') {
    const path = join(scratchFolder(), `佐证${one.text}.txt`)
    writeFileSync(path, `示例${one.text}`)
    const files = [{ path, name: `佐证${one.text}.txt`, indicator: 'S1', number: '1' }]
    await attachFiles(office, pc.book(), unit, files, {
      progress: () => undefined,
      stopped: () => false,
      kept: () => Promise.resolve(),
    })
  } else if (one.kind === 'rewrite') {
    if (latest === undefined) return
    await decideCells(office, latest.id, [
      {
        indicator: ITEMS[one.item] ?? '',
        field: 'selfScore',
        kind: 'rewrite',
        text: String(3.2 + one.score / 10),
        reason: `示例${n}`,
      },
    ])
  } else {
    const decision: Decision =
      one.kind === 'missing'
        ? { kind: 'missing' }
        : { kind: 'score', score: 320 + one.score * 10, actual: null, band: null }
    try {
      pc.decide(name, ITEMS[one.item] ?? '', decision, `示例${n}`)
    } catch {
      // Outside of its band.
    }
  }
}

/** Every row by what it says, whatever its number; those that name a submission by that one's bytes. */
function rowsOf({ office: { db } }: Pc): ReadonlySet<string> {
  const lines = [
    ['submission', 'SELECT unit_id, sha256, received FROM submission'],
    ['reading', 'SELECT sha256, rows, cells FROM reading JOIN submission ON id = submission_id'],
    ['review', 'SELECT unit_id, indicator, kind, score, opinion, operator, at FROM review'],
    [
      'cell',
      `SELECT sha256, indicator, field, kind, text, reason, d.operator, d.at
       FROM cell_decision AS d JOIN submission ON submission.id = submission_id`,
    ],
    [
      'reread',
      `SELECT sha256, indicator, row, d.operator, d.at
       FROM reread_row AS d JOIN submission ON submission.id = submission_id`,
    ],
    ['question', 'SELECT unit_id, indicator, question, state, operator FROM review_question'],
    ['evidence', 'SELECT unit_id, indicator, number, sha256 FROM evidence_file'],
  ] as const
  return new Set(
    lines.flatMap(([what, sql]) =>
      db
        .prepare(sql)
        .raw()
        .all()
        .map((row) => `${what} ${JSON.stringify(row)}`),
    ),
  )
}

test('whatever both sides do, a merge loses nothing, and what was chosen stands', async () => {
  let conflicts = 0
  await fc.assert(
    fc.asyncProperty(
      side,
      side,
      side,
      fc.infiniteStream(fc.boolean()),
      async (mine, theirs, later, coins) => {
        const pcs = openTwoPcs()
        await pcs.owner.receive(UNITS[0], '起始.xlsx', '2019-01-08', WELL)
        const { colleague } = await pcs.handOver([...UNITS])
        const flip = (): Choice => (coins.next().value === true ? 'mine' : 'theirs')
        const merge = async (): Promise<void> => {
          const [before, there] = [rowsOf(pcs.owner), rowsOf(colleague)]
          const path = await pcs.bringBack(colleague)
          const seen = (await pcs.preview(path)).conflicts
          const choices = Object.fromEntries(seen.map(({ key }) => [key, flip()]))
          conflicts += seen.length
          await pcs.merge(path, choices)
          const after = rowsOf(pcs.owner)
          expect([...before, ...there].filter((row) => !after.has(row))).toEqual([])
          expect(verifyLog(pcs.owner.office.db).ok).toBe(true)
          const standing = pcs.owner.office.db.prepare<[string, string], { score: number; kind: string }>(
            'SELECT kind, score FROM review WHERE unit_id = ? AND indicator = ? ORDER BY id DESC LIMIT 1',
          )
          for (const { key, kind, mine: own, theirs: their } of seen) {
            if (kind !== 'review') continue
            const [unit = '', item = ''] = key.replace('review:', '').split('/')
            const row = standing.get(unit, item)
            const text = choices[key] === 'mine' ? own.text : their.text
            const word =
              row?.kind === 'score'
                ? `${(row.score / 100).toFixed(2)} 分`
                : row?.kind === 'missing'
                  ? '缺报'
                  : '待审核'
            expect(text).toContain(word)
          }
          for (const list of loadSubmissions(pcs.owner.office.db, 2018).values()) {
            for (const { id } of list) {
              // How a row reads fits the decisions that stand: an own text that stands is what counts.
              for (const { kind, field, indicator, text } of loadCellDecisions(pcs.owner.office.db, id)) {
                if (kind !== 'rewrite' || field !== 'selfScore') continue
                const latest = pcs.owner.office.db
                  .prepare<[number, string], { row: string | null }>(
                    'SELECT row FROM reread_row WHERE submission_id = ? AND indicator = ? ORDER BY id DESC LIMIT 1',
                  )
                  .get(id, indicator ?? '')
                const read: unknown = JSON.parse(latest?.row ?? 'null')
                expect(read).toMatchObject({ selfScore: Math.round(Number(text) * 100) })
              }
              expect(submissionDoubts(pcs.owner.office.db, id)).toBeDefined()
            }
          }
        }
        // Each run has something to choose, whatever comes after.
        await take(pcs.owner, { kind: 'decide', unit: 0, item: 0, score: 1 }, '本机先')
        await take(colleague, { kind: 'decide', unit: 0, item: 0, score: 2 }, '对方先')
        for (const [n, one] of mine.entries()) await take(pcs.owner, one, `本机${n}`)
        for (const [n, one] of theirs.entries()) await take(colleague, one, `对方${n}`)
        await merge()
        // Both go on, and come together again.
        for (const [n, one] of later.entries())
          await take(n % 2 === 0 ? colleague : pcs.owner, one, `以后${n}`)
        await merge()
      },
    ),
    { numRuns: 10 },
  )
  expect(conflicts).toBeGreaterThan(3)
}, 300_000)
