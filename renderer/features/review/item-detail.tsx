import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { EvidenceFile } from '#shared/contract/evidence.ts'
import type { ReviewItem } from '#shared/contract/review.ts'
import { FileLine } from '../../components/file-line.tsx'
import { FilePreview } from '../../components/file-preview.tsx'
import { ItemRecords } from '../../components/item-records.tsx'
import { ScoreHistory } from '../../components/score-history.tsx'
import { momentText, originText, pointsText } from '../../components/texts.ts'
import { useClosedYear } from '../../components/writes.tsx'
import { actualText, doubtText, lastYearText, previousText } from './item-words.ts'
import { QuestionList } from './question-list.tsx'
import { secondCheckText } from './second-check-buttons.tsx'
import { DecisionForm, type DecisionFormProps } from './decision-form.tsx'

/** The working of the suggested score, where the value stands, what the unit wrote, and the decisions beside a score. */
export function ItemDetail(props: DecisionFormProps) {
  const { year, unit, item } = props
  const selfScore = item.cells.find(({ field }) => field === 'selfScore')
  const closed = useClosedYear()
  const [previewed, setPreviewed] = useState<EvidenceFile | null>(null)
  return (
    <aside className="review-detail" aria-label="本项详情">
      <h2>{`${item.indicator} ${item.title}`}</h2>
      <div className="review-known" tabIndex={0} role="region" aria-label="本项的依据">
        <dl>
          {item.previous === null ? null : <Line word="上次核定">{previousText(item.previous)}</Line>}
          <Line word="计分方式">{`${item.ruleName}，分值 ${pointsText(item.points)}，${item.role}单位`}</Line>
          <Line word="建议分">{item.suggestion ?? '没有建议分'}</Line>
          {item.ranges.length === 0 ? null : (
            <Line word="各档得分">
              {item.ranges
                .map(({ name, lowest, highest }) => `${name} ${pointsText(lowest)}—${pointsText(highest)}`)
                .join('；')}
            </Line>
          )}
          <Line word="现在的状态">{item.reason}</Line>
          <Line word="填报">{reportedText(item)}</Line>
          <Line word="出处">
            {item.origin === null ? (
              '原表中没有填'
            ) : (
              <>
                <CellLink year={year} unit={unit} {...item.origin} />
                {`，${originText(item.origin)}`}
              </>
            )}
          </Line>
          {selfScore === undefined ? null : (
            <Line word="自评分">
              <CellLink year={year} unit={unit} {...selfScore} />
              {`，${originText({ original: selfScore.original, rewritten: selfScore.rewritten ?? null })}`}
            </Line>
          )}
          {item.questions.length === 0 ? null : (
            <Line word="审核疑点">
              <QuestionList year={year} indicator={item.indicator} questions={item.questions} />
            </Line>
          )}
          {item.doubts.length === 0 ? null : (
            <Line word="导入疑点">
              {item.doubts.map((doubt) => (
                <span key={doubt.message} className="detail-line">
                  {doubtText(doubt)}
                </span>
              ))}
            </Line>
          )}
          <Line word="完成情况">{item.narrative === '' ? '没有填' : item.narrative}</Line>
          {item.deviation === '' ? null : <Line word="偏差原因">{item.deviation}</Line>}
          {item.note === '' ? null : <Line word="备注">{item.note}</Line>}
          <Line word="佐证">
            {item.evidence.length === 0
              ? '没有填'
              : item.evidence.map(({ number, title, reference }) => (
                  <span key={number} className="detail-line">
                    {`${number} ${title === '' ? '目录中没有这个编号' : `${title} ${reference}`}`}
                  </span>
                ))}
          </Line>
          <Line word="佐证文件">
            {item.files.length === 0 ? (
              <Link to="/$year/evidence" params={{ year }} search={{ unit }}>
                {closed ? '没有文件' : '没有文件，去添加'}
              </Link>
            ) : (
              item.files.map((file) => <FileLine key={file.id} file={file} onPreview={setPreviewed} />)
            )}
            {item.evidenceFindings.map((text) => (
              <span key={text} className="detail-line review-refusal-text">
                {text}
              </span>
            ))}
          </Line>
          <Line word="进展督导">
            <ItemRecords year={year} unit={unit} indicator={item.indicator} />
          </Line>
          <Line word="佐证要求">{item.evidenceRequired === '' ? '—' : item.evidenceRequired}</Line>
          <Line word="上年">
            {item.lastYear.length === 0
              ? '没有上年数据'
              : item.lastYear.map((line) => (
                  <Link
                    key={line.unit}
                    to="/$year/review"
                    params={{ year: year - 1 }}
                    search={{ unit: line.unit, item: item.indicator }}
                    className="detail-line"
                  >
                    {lastYearText(line)}
                  </Link>
                ))}
          </Line>
          {item.secondCheck === null ? null : <Line word="复核">{secondCheckText(item.secondCheck)}</Line>}
          {item.review === null ? null : (
            <Line word="审核记录">
              {`${item.review.way}，${item.review.operator}，${momentText(item.review.at)}${item.review.opinion === '' ? '' : `。意见：${item.review.opinion}`}`}
            </Line>
          )}
          {item.review === null ? null : (
            <Line word="得分变动">
              <ScoreHistory year={year} unit={unit} indicator={item.indicator} />
            </Line>
          )}
        </dl>
      </div>
      {previewed === null ? null : (
        <FilePreview
          file={previewed}
          onClose={() => {
            setPreviewed(null)
          }}
        />
      )}
      {closed ? null : <DecisionForm {...props} />}
    </aside>
  )
}

interface CellLinkProps {
  readonly year: number
  readonly unit: string
  readonly sheet: string
  readonly cell: string
}

function CellLink({ year, unit, sheet, cell }: CellLinkProps) {
  const place = `${sheet}!${cell}`
  return (
    <Link to="/$year/check" params={{ year }} search={{ unit, cell: place }}>
      {place}
    </Link>
  )
}

/** "95（人），目标 100，完成率 95.0%". */
function reportedText(item: ReviewItem): string {
  const parts = [
    `${actualText(item)}${item.measure === null ? '' : `（${item.measure}）`}`,
    item.target === null ? '' : `目标 ${item.target}`,
    item.rate === null ? '' : `完成率 ${item.rate}%`,
  ]
  return parts.filter((part) => part !== '').join('，')
}

function Line({ word, children }: { readonly word: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}
