/** Why a workbook can't be marked in place: its XML is none that can be changed by the spot. */
export type MarkObstacle =
  /** Names with a prefix, another encoding, a strict package, a part that is missing. */
  | 'unusual-xml'
  /** Rows or cells do not say where they stand. */
  | 'no-addresses'
  /** A cell to be marked carries a discussion, which a note cannot be added to. */
  | 'threaded-comment'
  | 'macros'
  /** No .xlsx at all, or one that the reader would refuse. */
  | 'unreadable'

export class NotMarkable extends Error {
  readonly obstacle: MarkObstacle
  constructor(obstacle: MarkObstacle) {
    super(obstacle)
    this.obstacle = obstacle
  }
}
