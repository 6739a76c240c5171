import type { ComponentProps, ReactNode } from 'react'

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger' | 'approve'
export type ButtonSize = 'normal' | 'small'

export type ButtonProps = ComponentProps<'button'> & { tone?: ButtonTone; size?: ButtonSize; wide?: boolean }

/** A button; `type` is "submit" unless said otherwise. Inside a form, prefer SubmitButton, which shows that it is working. */
export function Button({ tone = 'primary', size = 'normal', wide = false, className, type = 'submit', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(tone, size, wide, className)} {...rest} />
}

type ButtonLinkProps = {
  href: string
  children: ReactNode
  tone?: ButtonTone
  size?: ButtonSize
  wide?: boolean
  className?: string
  download?: boolean
}

/** A link that looks like a button. A plain one: a page loaded anew shows the header's name and unread count as they are, and costs no script. */
export function ButtonLink({
  href,
  tone = 'primary',
  size = 'normal',
  wide = false,
  className,
  download,
  children,
}: ButtonLinkProps) {
  return (
    <a href={href} download={download} className={buttonClass(tone, size, wide, className)}>
      {children}
    </a>
  )
}

export function buttonClass(tone: ButtonTone, size: ButtonSize = 'normal', wide = false, more = ''): string {
  return [shape, sizes[size], tones[tone], wide ? 'w-full' : '', more].filter(Boolean).join(' ')
}

const shape =
  'inline-flex items-center justify-center gap-2 rounded-lg border text-center font-bold leading-snug no-underline transition-colors cursor-pointer aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-sunk aria-disabled:text-ink-3 print:hidden'

const sizes: Record<ButtonSize, string> = {
  normal: 'min-h-12 px-5 py-2',
  small: 'min-h-10 px-4 py-1.5 text-[0.9375rem]',
}

const tones: Record<ButtonTone, string> = {
  primary: 'border-blue bg-blue text-on-blue hover:border-blue-deep hover:bg-blue-deep',
  secondary: 'border-blue bg-card text-blue hover:bg-blue-soft',
  quiet: 'border-transparent bg-transparent text-blue hover:bg-blue-soft',
  danger: 'border-seal bg-card text-seal hover:bg-seal-soft',
  approve: 'border-jade bg-jade text-on-jade hover:border-jade-deep hover:bg-jade-deep',
}
