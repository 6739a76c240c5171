import { type BusinessItem, type Grant, grantLabel, grantsOf, items } from './grants'

export type GrantTree = { label: string; branches?: GrantTree[]; boxes?: { name: Grant; label: string }[] }

/** The check boxes of 业务授权 as a tree, of 功能菜单授权 as a list. */
export function grantTree(kind: 'item' | 'menu'): GrantTree {
  if (kind === 'menu') return { label: '功能菜单', boxes: grantsOf('menu').map(boxOf) }
  return { label: '业务事项', branches: branchesOf(Object.keys(items) as BusinessItem[], 0) }
}

function branchesOf(names: readonly BusinessItem[], depth: number): GrantTree[] {
  return [...Map.groupBy(names, (name) => items[name].under[depth] ?? '')].map(([label, inside]) => {
    const here = inside.filter((name) => items[name].under.length === depth + 1)
    const deeper = inside.filter((name) => items[name].under.length > depth + 1)
    return {
      label,
      ...(deeper.length > 0 ? { branches: branchesOf(deeper, depth + 1) } : {}),
      ...(here.length > 0 ? { boxes: here.map((name) => boxOf(`item:${name}`)) } : {}),
    }
  })
}

function boxOf(name: Grant) {
  return { name, label: grantLabel(name) }
}
