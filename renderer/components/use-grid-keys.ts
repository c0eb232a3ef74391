import {
  useRef,
  useState,
  type ClipboardEvent,
  type FocusEvent,
  type HTMLAttributes,
  type KeyboardEvent,
  type RefObject,
} from 'react'
import {
  cornerPlace,
  fillDown,
  fillRange,
  nextPlace,
  placeBlock,
  rangeText,
  type Grid,
  type GridEdit,
  type GridPlace,
  type GridRange,
  type Pasted,
} from './grid.ts'
import { parseClipboard } from './parse-clipboard.ts'

export interface GridOptions extends Grid {
  /** A pasted block may be longer than the rows that are there; left out: it ends with them. */
  readonly rowsToPaste?: number
  /** Words that Alt+↓ and Alt+↑ go through in a cell. */
  readonly choicesOf?: (row: number, column: number) => readonly string[]
  /** One step of the person's: cells pasted, filled, cleared or put back at once. Typing is the field's own onChange. */
  readonly onEdit: (edits: readonly GridEdit[]) => void
  /** As in Excel, the first click selects the whole text, so that typing takes its place; the next one sets the caret. */
  readonly selectClicked?: boolean
  /** A block was pasted; its edits were given to onEdit already. */
  readonly onPasted?: (pasted: Pasted) => void
  /** Ctrl+Z, and Ctrl+Y or Ctrl+Shift+Z. Left out: the field's own. */
  readonly onUndo?: () => void
  readonly onRedo?: () => void
}

export interface GridKeys {
  /** For the element around the fields. */
  readonly frame: { readonly ref: RefObject<HTMLDivElement | null> } & Pick<
    HTMLAttributes<HTMLDivElement>,
    'onKeyDown' | 'onPaste' | 'onCopy' | 'onFocus' | 'onPointerDown' | 'onClick'
  >
  /** For the field of a cell, an <input> or <textarea>. */
  readonly cell: (row: number, column: number) => Readonly<Record<`data-${string}`, string | undefined>>
  /** For an empty element right behind the grid: Esc goes there, so that the next Tab leaves the grid. */
  readonly end: { readonly ref: RefObject<HTMLSpanElement | null>; readonly tabIndex: -1 }
  /** Chosen with Shift+↑↓; null: the one cell with the focus. */
  readonly range: GridRange | null
  readonly focus: (place: GridPlace) => void
}

type Field = HTMLInputElement | HTMLTextAreaElement

/**
 * The keys of Excel for a grid of real fields (screens.md, 2): arrows, Enter down, Tab, Shift+↑↓ for a range, Ctrl+D,
 * a pasted block, Esc. Left and right stay in the text until its edge; a cell that is come to by key is selected whole.
 */
export function useGridKeys(options: GridOptions): GridKeys {
  const { onEdit, onPasted, onUndo, onRedo } = options
  const frame = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLSpanElement>(null)
  const entered = useRef<GridEdit | null>(null)
  const pointed = useRef(false)
  const clicked = useRef(false)
  const [range, setRange] = useState<GridRange | null>(null)

  const focus = (place: GridPlace | null): void => {
    if (place === null) return
    frame.current?.querySelector<Field>(selectorOf(place))?.focus()
  }
  const edit = (edits: readonly GridEdit[]): void => {
    if (edits.length > 0) onEdit(edits)
  }
  const extend = (at: GridPlace, down: number): void => {
    const next = nextPlace(options, at, down, 0)
    if (next === null) return
    // The range lies between the cell that it began at and the one with the focus.
    const anchor = range?.column === at.column ? (range.from === at.row ? range.to : range.from) : at.row
    focus(next)
    setRange({ column: at.column, from: Math.min(anchor, next.row), to: Math.max(anchor, next.row) })
  }
  const escape = (at: GridPlace): void => {
    const before = entered.current
    const typed = options.textOf(at.row, at.column)
    if (before !== null && isSame(before, at) && typed !== before.text) edit([before])
    else end.current?.focus()
  }
  const pressCommand = (event: KeyboardEvent, at: GridPlace): boolean => {
    const key = event.key.toLowerCase()
    if (key === 'd') edit(fillDown(options, at, range))
    else if (key === 'home') focus(cornerPlace(options, 'first'))
    else if (key === 'end') focus(cornerPlace(options, 'last'))
    else if (key === 'z' && !event.shiftKey && onUndo !== undefined) onUndo()
    else if ((key === 'y' || (key === 'z' && event.shiftKey)) && onRedo !== undefined) onRedo()
    else return false
    return true
  }
  const pressAlt = (event: KeyboardEvent, field: Field, at: GridPlace): boolean => {
    if (event.key === 'Enter' && field instanceof HTMLTextAreaElement) {
      edit([{ ...at, text: insertText(field, '\n') }])
      return true
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const choices = options.choicesOf?.(at.row, at.column) ?? []
    if (by === undefined || choices.length === 0) return false
    const now = choices.indexOf(field.value)
    const next = now === -1 && by === -1 ? choices.length - 1 : (now + by + choices.length) % choices.length
    edit([{ ...at, text: choices[next] ?? '' }])
    return true
  }
  /** Whether the key was the grid's. */
  const press = (event: KeyboardEvent, field: Field, at: GridPlace): boolean => {
    if (event.ctrlKey || event.metaKey) return pressCommand(event, at)
    if (event.altKey) return pressAlt(event, field, at)
    switch (event.key) {
      case 'Enter':
        focus(nextPlace(options, at, event.shiftKey ? -1 : 1, 0))
        return true
      case 'ArrowUp':
      case 'ArrowDown': {
        const down = event.key === 'ArrowDown' ? 1 : -1
        if (event.shiftKey) extend(at, down)
        else if (leavesText(field, down === 1 ? 'end' : 'start', true)) focus(nextPlace(options, at, down, 0))
        else return false
        return true
      }
      case 'ArrowLeft':
      case 'ArrowRight': {
        const right = event.key === 'ArrowRight' ? 1 : -1
        if (event.shiftKey || !leavesText(field, right === 1 ? 'end' : 'start', false)) return false
        focus(nextPlace(options, at, 0, right))
        return true
      }
      case 'Delete':
      case 'Backspace':
        if (range === null) return false
        edit(fillRange(options, range, ''))
        return true
      case 'F2':
        field.setSelectionRange(field.value.length, field.value.length)
        return true
      case 'Escape':
        escape(at)
        return true
      default:
        return false
    }
  }
  const paste = (event: ClipboardEvent, field: Field, at: GridPlace): void => {
    const text = event.clipboardData.getData('text/plain')
    if (range === null && !/[\t\r\n]/.test(text)) return
    event.preventDefault()
    const block = parseClipboard(text)
    const [[only, ...right] = [], ...below] = block
    if (range === null && only !== undefined && right.length + below.length === 0) {
      edit([{ ...at, text: insertText(field, only) }])
      return
    }
    const pasted = placeBlock({ ...options, rows: options.rowsToPaste ?? options.rows }, at, range, block)
    edit(pasted.edits)
    onPasted?.(pasted)
  }

  return {
    frame: {
      ref: frame,
      onKeyDown: (event) => {
        const found = findCell(event.target)
        // A key of an input method is not finished.
        if (found === null || event.nativeEvent.isComposing || event.keyCode === 229) return
        if (press(event, found.field, found.at)) event.preventDefault()
      },
      onPaste: (event) => {
        const found = findCell(event.target)
        if (found !== null) paste(event, found.field, found.at)
      },
      onCopy: (event) => {
        if (range === null) return
        event.preventDefault()
        event.clipboardData.setData('text/plain', rangeText(options, range))
      },
      onFocus: (event: FocusEvent) => {
        const found = findCell(event.target)
        if (found === null) return
        setRange(null)
        entered.current = { ...found.at, text: found.field.value }
        if (!pointed.current) found.field.select()
        pointed.current = false
      },
      onPointerDown: (event) => {
        setRange(null)
        pointed.current = findCell(event.target)?.field !== document.activeElement
        clicked.current = pointed.current && options.selectClicked === true
      },
      onClick: (event) => {
        const field = findCell(event.target)?.field
        // A part that was drawn over with the pointer stays as it is.
        if (clicked.current && field?.selectionStart === field?.selectionEnd) field?.select()
        clicked.current = false
      },
    },
    cell: (row, column) => ({
      'data-row': String(row),
      'data-column': String(column),
      'data-in-range': range?.column === column && range.from <= row && row <= range.to ? 'true' : undefined,
    }),
    end: { ref: end, tabIndex: -1 },
    range,
    focus,
  }
}

function selectorOf({ row, column }: GridPlace): string {
  return `[data-row="${row}"][data-column="${column}"]`
}

function isSame(a: GridPlace, b: GridPlace): boolean {
  return a.row === b.row && a.column === b.column
}

function findCell(target: EventTarget): { readonly field: Field; readonly at: GridPlace } | null {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return null
  const { row, column } = target.dataset
  if (row === undefined || column === undefined) return null
  return { field: target, at: { row: Number(row), column: Number(column) } }
}

/** Whether an arrow goes on to the next cell: at the text's edge, with the whole text selected, and up and down from a single line. */
function leavesText(field: Field, edge: 'start' | 'end', vertical: boolean): boolean {
  if (vertical && field instanceof HTMLInputElement) return true
  const { selectionStart: start, selectionEnd: last, value } = field
  if (start === 0 && last === value.length) return true
  return start === last && start === (edge === 'start' ? 0 : value.length)
}

/** Puts a text where the caret is and gives what then stands in the field. */
function insertText(field: Field, text: string): string {
  const { selectionStart, selectionEnd, value } = field
  field.setRangeText(text, selectionStart ?? value.length, selectionEnd ?? value.length, 'end')
  return field.value
}
