// Where the flows meet: one row a kind.
import type { Flow } from '@/lib/workflow/flow'
import { changePersonFlow } from './change/flow'
import { changeMobileFlow } from './recover/mobile-flow'
import { recoverPasswordFlow } from './recover/password-flow'
import { recoverUsernameFlow } from './recover/username-flow'
import { registerFlow } from './register/flow'

const all = [registerFlow, recoverUsernameFlow, recoverPasswordFlow, changeMobileFlow, changePersonFlow]

export const flows: Readonly<Record<string, Flow>> = Object.fromEntries(all.map((flow) => [flow.kind, flow]))

/** The flow of a kind; null: nobody declared it. */
export function flowOf(kind: string): Flow | null {
  return Object.hasOwn(flows, kind) ? (flows[kind] ?? null) : null
}
