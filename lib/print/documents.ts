/** What a printed paper is made of. Every text is shown as it is given; `photo` is a JPEG of 295×413 px (E-30, E-32). */
export type DocumentProps = {
  'application-form': ApplicationForm
  'admit-card': AdmitCard
  'recheck-report': RecheckReport
}

export type DocumentName = keyof DocumentProps

/** 报名表 (E-30): the sections are the frozen answers, in the order in which they were asked. */
export type ApplicationForm = Paper & {
  registrationNumber: string
  statusLabel: string
  sections: { title: string; rows: { label: string; value: string }[] }[]
  letters: { title: string; agreedAt: string }[]
}

/** 准考证 (E-32). */
export type AdmitCard = Paper & {
  year: string
  admitCardNumber: string
  name: string
  idNumber: string
  sex: string
  level: string
  specialty: string
  papers: { subject: string; date: string; from: string; to: string }[]
  site: { name: string; address: string; mapUrl: string }
  room: string
  seat: string
  notices: string[]
  accessibleNeeds?: string[]
}

/** 成绩复查报告 (B-15): whose score, what was done, what came of it. */
export type RecheckReport = Paper & {
  number: string
  rows: { label: string; value: string }[]
  steps: string[]
  results: { label: string; value: string }[]
}

/** What every paper carries: whose it is, and how anyone checks that it is genuine. */
type Paper = {
  examTitle: string
  photo: Uint8Array
  verify: { url: string; code: string }
  printedAt: string
  serial: string
}

/** Characters that no installed font can draw, as `𬭊 U+2CB4A`: the paper is not printed. */
export type MissingGlyph = { ok: false; refusal: 'missing_glyph'; characters: string[] }

export type PrintRequest = { [Name in DocumentName]: { id: number; name: Name; props: DocumentProps[Name] } }[DocumentName]

export type PrintAnswer = { id: number } & (
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
  | MissingGlyph
  | { ok: false; error: string }
)
