/** Systems that a handler may enter for its unit (seed 004 §1.4.3, A-32). */
export const systems = {
  exams: '考生服务系统',
  talent: '深圳人才一体化系统',
  interaction: '公众服务互动系统',
} as const
export type System = keyof typeof systems

type Item = {
  label: string
  /** Where it stands in the tree of 业务授权. */
  under: readonly string[]
  system: System
  /** The kind of case that it lets see, and the moves of it that it lets make in the name of the unit. */
  kind: string
  moves: readonly string[]
}

/** 业务授权: business items. What no item names, a handler cannot be granted; only the manager does it. */
export const items = {
  'title-unit-review': {
    label: '单位审核',
    under: ['专技人才', '职称评审'],
    system: 'talent',
    kind: 'title-review',
    moves: ['unitReturn', 'unitPass', 'unitRecall'],
  },
  'title-pre-publicity': {
    label: '评前公示',
    under: ['专技人才', '职称评审'],
    system: 'talent',
    kind: 'title-review',
    moves: ['printPre', 'postPre', 'failPre', 'handOver'],
  },
  'title-post-publicity': {
    label: '评后公示',
    under: ['专技人才', '职称评审'],
    system: 'talent',
    kind: 'title-review',
    moves: ['printPost', 'postPost', 'handOverPost'],
  },
} as const satisfies Record<string, Item>
export type BusinessItem = keyof typeof items

/** 功能菜单授权: the pages of 用户中心, in the order of the manual; without an address they are not open yet. */
export const menus = {
  home: { label: '首页', href: '/unit' },
  info: { label: '单位信息', href: '/unit/info' },
  matters: { label: '单位事项', href: null },
  payment: { label: '集体缴费', href: null },
  people: { label: '人员管理', href: null },
  upkeep: { label: '维护管理', href: '/unit/handlers' },
  permissions: { label: '权限管理', href: '/unit/permissions' },
} as const satisfies Record<string, { label: string; href: string | null }>
export type Menu = keyof typeof menus

export type Grant = `system:${System}` | `item:${BusinessItem}` | `menu:${Menu}`
/** Which of the three lists of grants a page is about. */
export type GrantKind = 'system' | 'item' | 'menu'

/** 用户中心 is part of this system: whoever may not enter it sees none of its menus. */
export const menuSystem: System = 'talent'

/** Every grant there is, in the order of the screens. */
export const allGrants: readonly Grant[] = [
  ...keysOf(systems).map((name): Grant => `system:${name}`),
  ...keysOf(items).map((name): Grant => `item:${name}`),
  ...keysOf(menus).map((name): Grant => `menu:${name}`),
]

/** Is this the name of a grant? */
export function isGrant(name: string): name is Grant {
  return allGrants.some((grant) => grant === name)
}

/** The grants of one list. */
export function grantsOf(kind: GrantKind): Grant[] {
  return allGrants.filter((grant) => grant.startsWith(`${kind}:`))
}

/** How a grant is called on screen. */
export function grantLabel(grant: Grant): string {
  const [kind, name] = grant.split(':') as [GrantKind, string]
  if (kind === 'system') return systems[name as System]
  return kind === 'item' ? items[name as BusinessItem].label : menus[name as Menu].label
}

/** The items that let see cases of a kind; with a move, those that let make it. */
export function itemsFor(kind: string, move?: string): BusinessItem[] {
  return keysOf(items).filter((name) => {
    const item: Item = items[name]
    return item.kind === kind && (move === undefined || item.moves.includes(move))
  })
}

function keysOf<K extends string>(of: Record<K, unknown>): K[] {
  return Object.keys(of) as K[]
}
