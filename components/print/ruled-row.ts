import { hairline, ink } from './ink'

/** One row of a table: each draws its whole frame, one over the other, so that a table is closed wherever a page ends. */
export const ruledRow = { flexDirection: 'row', borderWidth: hairline, borderColor: ink.hairline, marginTop: -hairline } as const
