import { passwordProblem } from '@/lib/account/new-password'

type Owner = { username: string; name?: string }

/** Says while one types what a new password still lacks. */
export function PasswordStrength({ password, owner }: { password: string; owner: Owner }) {
  const { level, words } = strengthOf(password, owner)
  return (
    <div className="mt-2 min-h-7">
      {password !== '' && (
        <div className="flex items-center gap-1.5" aria-hidden="true">
          {[1, 2, 3].map((one) => (
            <span key={one} className={`h-1.5 w-12 rounded-full ${one <= level ? (colours[level] ?? '') : 'bg-line'}`} />
          ))}
        </div>
      )}
      <p role="status" className="mt-1 text-ink-2 text-sm">
        {password !== '' && `密码强度：${words}`}
      </p>
    </div>
  )
}

const colours = ['', 'bg-amber', 'bg-jade', 'bg-jade']
const goodCharacters = 14

function strengthOf(password: string, owner: Owner): { level: number; words: string } {
  const problem = passwordProblem(password, owner)
  if (problem) return { level: 1, words: `还不能用。${problem}` }
  return [...password].length < goodCharacters ? { level: 2, words: '可以用，再长一些更好' } : { level: 3, words: '好' }
}
