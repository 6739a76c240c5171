/** What somebody was told is done: this step of this case, with these words or this money. */
export type Promised = { caseId: string; event: string; words?: string; transactionNumber?: string }
