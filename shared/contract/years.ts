/** Years that can be evaluated. Far from the last day there is, as deadlines and windows lie in the years after. */
export const YEARS = { first: 2000, last: 2100 } as const
