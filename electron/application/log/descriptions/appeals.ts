import { formatPoints } from '#shared/scheme/points.ts'
import type { Describe, Descriptions } from '../description.ts'
import { dayIn, join, numberIn, pointsIn, textIn, type Detail } from '../detail.ts'

const handedOver: Describe = ({ detail }) => ({
  after: join([
    `${dayIn(detail, 'day')}${textIn(detail, 'way')}`,
    textIn(detail, 'lastDay') === '' ? '' : `申诉期至 ${dayIn(detail, 'lastDay')}`,
  ]),
  reason: textIn(detail, 'note'),
})

const appealed: Describe = ({ detail }) => ({
  before: pointsIn(detail, 'score'),
  after: join([aboutIn(detail), `${dayIn(detail, 'received')}收到`, textIn(detail, 'claim')]),
  reason: textIn(detail, 'lateReason'),
})

const decided: Describe = ({ detail }) => ({
  before: join([aboutIn(detail), pointsIn(detail, 'before')]),
  after: join([textIn(detail, 'outcome'), scoreIn(detail)]),
  reason: textIn(detail, 'opinion'),
})

const takenBack: Describe = ({ detail }) => ({
  before: join([aboutIn(detail), textIn(detail, 'outcome'), scoreIn(detail)]),
  after: join(['重新待复核', pointsIn(detail, 'restored')]),
  reason: textIn(detail, 'reason'),
})

function aboutIn(detail: Detail): string {
  const indicator = textIn(detail, 'indicator')
  if (indicator !== '') return indicator
  return textIn(detail, 'about') === 'adjustment' ? '加减分' : '总分'
}

function scoreIn(detail: Detail): string {
  const score = numberIn(detail, 'score')
  return score === null ? '' : `${formatPoints(score)} 分`
}

export const appealDescriptions: Descriptions = {
  登记反馈: handedOver,
  登记申诉: appealed,
  申诉复核: decided,
  收回复核: takenBack,
}
