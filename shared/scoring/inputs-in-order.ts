import type { ItemInput } from './input.ts'

/**
 * A unit's inputs in the order of its indicators. They most often stand in that order already; then no name is looked up,
 * which for very many units is a third of the scoring.
 */
export function inputsInOrder(
  ids: readonly string[],
  inputs: ReadonlyMap<string, ItemInput>,
): readonly (ItemInput | undefined)[] {
  const inOrder: ItemInput[] = []
  inputs.forEach((input, id) => {
    if (ids[inOrder.length] === id) inOrder.push(input)
  })
  return inOrder.length === ids.length ? inOrder : ids.map((id) => inputs.get(id))
}
