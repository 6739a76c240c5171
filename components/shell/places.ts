type Kind = 'person' | 'unit' | 'staff'
export type Place = { href: string; label: string; for: readonly (Kind | 'visitor')[] }

const all = ['visitor', 'person', 'unit', 'staff'] as const
const outside = ['visitor', 'person', 'unit'] as const

/** Where the header leads, and whom; in this order. */
export const places: readonly Place[] = [
  { href: '/office', label: '业务后台', for: ['staff'] },
  { href: '/unit', label: '用户中心', for: ['unit'] },
  { href: '/exams/current', label: '当前考试', for: all },
  { href: '/exams/mine', label: '我的考试', for: ['person'] },
  { href: '/services', label: '业务办理', for: outside },
  { href: '/coming/titles', label: '职称申报', for: outside },
  { href: '/certificates', label: '证书查询', for: outside },
  { href: '/coming/notices', label: '通知公告', for: all },
]
