import { type RegistrationState, registrationMachine } from '@/lib/exam/machine'

/** The addresses of a session's registrations by state, with how many are in each. */
export function stateChoices(
  counts: Partial<Record<RegistrationState, number>>,
  chosen: RegistrationState | undefined,
  here: string,
) {
  const states = Object.entries(registrationMachine.states).map(([name, { label }]) => ({
    href: `${here}?state=${name}`,
    label,
    n: counts[name as RegistrationState] ?? 0,
    isChosen: chosen === name,
  }))
  const all = { href: here, label: '全部', n: states.reduce((sum, { n }) => sum + n, 0), isChosen: chosen === undefined }
  return [all, ...states].map(({ n, ...choice }) => ({ ...choice, count: String(n) }))
}
