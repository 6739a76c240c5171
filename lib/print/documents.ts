/** What a printed paper is made of. Every text is shown as it is given; `photo` is a JPEG of 295×413 px (E-30, E-32). */
export type DocumentProps = {
  'application-form': ApplicationForm
  'admit-card': AdmitCard
  'recheck-report': RecheckReport
  certificate: CertificatePaper
  'admit-cards': { examTitle: string; cards: AdmitCard[] }
  'room-sheet': RoomSheet
}

export type DocumentName = keyof DocumentProps

/** What a candidate prints. */
export type CandidatePaper = 'application-form' | 'admit-card'

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
  /** Of an exam by position: 职位编码, 招录单位 and 职位名称. */
  position?: string
  /** Each with its place where not all are at the same one. */
  papers: { subject: string; date: string; from: string; to: string; room?: string; seat?: string }[]
  site: ExamSite
  /** Where papers are sat at more than one site. */
  moreSites?: ExamSite[]
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

/** 电子证书 (E-38): what is certified, as it was issued. */
export type CertificatePaper = Paper & {
  managementNumber: string
  name: string
  sex: string
  /** 1992年3月. */
  born: string
  idNumber: string
  level: string
  specialty: string
  approvedOn: string
}

export const sheetKinds = { door: '门贴', chart: '座次表', 'sign-in': '签到表', labels: '桌贴' } as const
export type SheetKind = keyof typeof sheetKinds

/** A sheet of one room for the officer (E-32, B-11): whoever sits there, once for all papers that the same candidates sit in the same seats. */
export type RoomSheet = {
  kind: SheetKind
  examTitle: string
  site: string
  room: string
  capacity: number
  sittings: Sitting[]
  /** Who took it out and when (O-26). */
  printedBy: string
  printedAt: string
}
export type Sitting = {
  papers: { subject: string; date: string; from: string; to: string }[]
  seats: SheetSeat[]
}
export type SheetSeat = {
  seat: number
  number: string
  name: string
  /** Masked. */
  idNumber: string
  /** 职位编码, of an exam by position. */
  position?: string
  /** Where more than one paper is sat in the room at the same time. */
  subject?: string
  needs: string[]
  photo?: Uint8Array
}

export type ExamSite = { name: string; address: string; mapUrl: string }

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
