/** The key that does the same; for eyes only, `?` tells it to everyone. */
export function Kbd({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="rounded border border-current px-1.5 text-xs leading-5">
      {children}
    </span>
  )
}
