/** A row that has something in it: its number as the spreadsheet shows it, and its cells as text from column A on. */
export type SheetRow = { row: number; cells: string[] }
/** A cell that cannot be taken as it stands; `column` is its letter. */
export type SheetProblem = { row: number; column: string; message: string }
/** `problems` belong to single cells: whoever imports says them together with its own, and imports nothing while there are any. */
export type Sheet = { ok: true; rows: SheetRow[]; problems: SheetProblem[] } | { ok: false; message: string }

export type SheetLimits = {
  fileBytesMax: number
  /** Of what the file unpacks to. */
  unpackedBytesMax: number
  rowsMax: number
  columnsMax: number
  cellLengthMax: number
  /** Of all cells together: cells that share a text cost the file nothing. */
  charactersMax: number
}

/** What the process that reads tables is asked and says; the rows come before, in parts. */
export type SheetRequest = { bytes: Uint8Array; limits: Partial<SheetLimits> }
export type SheetAnswer = { ok: true; problems: SheetProblem[] } | { ok: false; message: string }

export const sheetLimits: SheetLimits = {
  fileBytesMax: 20 * 1024 * 1024,
  unpackedBytesMax: 128 * 1024 * 1024,
  rowsMax: 60_000,
  columnsMax: 60,
  cellLengthMax: 2_000,
  charactersMax: 40_000_000,
}

/** Thrown inside the readers and answered by `readSheet`: the file as a whole cannot be taken, in words that say what to do. */
export class UnreadableSheet extends Error {}

/** 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26) - 1
  return (before < 0 ? '' : columnLetters(before)) + String.fromCharCode(65 + (index % 26))
}
