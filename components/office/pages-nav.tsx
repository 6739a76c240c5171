import { ButtonLink } from '@/components/ui/button'

/** From one page of a list to the next, and back to the first; null where there is no such way. */
export function PagesNav({ first, next }: { first: string | null; next: string | null }) {
  return (
    <nav aria-label="分页" className="mt-4 flex flex-wrap justify-end gap-3">
      {first && (
        <ButtonLink href={first} tone="quiet" size="small">
          回到第一页
        </ButtonLink>
      )}
      {next && (
        <ButtonLink href={next} tone="secondary" size="small">
          下一页
        </ButtonLink>
      )}
    </nav>
  )
}
