/** The groups that have units: one whose units all ended, or were placed elsewhere, is not evaluated, and no paper speaks of it. */
export function evaluatedGroups<Group extends { readonly units: readonly unknown[] }>(
  groups: readonly Group[],
): readonly Group[] {
  return groups.filter(({ units }) => units.length > 0)
}
