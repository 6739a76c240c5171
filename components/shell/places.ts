export type Place = { href: string; label: string; signedIn?: true }

/** Where the header leads, in this order. */
export const places: readonly Place[] = [
  { href: '/exams/current', label: '当前考试' },
  { href: '/exams/mine', label: '我的考试', signedIn: true },
  { href: '/coming/services', label: '业务办理' },
  { href: '/coming/titles', label: '职称申报' },
  { href: '/coming/certificates', label: '证书查询' },
  { href: '/coming/notices', label: '通知公告' },
]
