import { type ReactNode, useId } from 'react'

type CardProps = {
  title?: string
  aside?: ReactNode
  children: ReactNode
  className?: string
  as?: 'section' | 'article' | 'div'
}

/** White paper with a hairline. With a title it is a region named by it. */
export function Card({ title, aside, children, className = '', as: Element = 'section' }: CardProps) {
  const id = useId()
  return (
    <Element
      aria-labelledby={title && Element !== 'div' ? id : undefined}
      className={`break-inside-avoid rounded-xl border border-line bg-card p-5 sm:p-6 ${className}`}
    >
      {title && (
        <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <h2 id={id} className="font-bold text-lg leading-snug">
            {title}
          </h2>
          {aside}
        </div>
      )}
      {children}
    </Element>
  )
}
