import { ButtonLink } from './button'

type Props = {
  /** The first page, when this is a later one. */
  first: string | null | false | undefined
  /** The page after this one, when there is one. */
  next: string | null | false | undefined
  words?: { first: string; next: string }
}

/** Through a long list, a page at a time. */
export function Pager({ first, next, words = { first: '回到第一页', next: '下一页' } }: Props) {
  return (
    <nav aria-label="分页" className="mt-4 flex flex-wrap justify-end gap-3">
      {first && (
        <ButtonLink href={first} tone="quiet" size="small">
          {words.first}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink href={next} tone="secondary" size="small">
          {words.next}
        </ButtonLink>
      )}
    </nav>
  )
}
