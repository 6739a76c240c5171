import type { Ref } from 'react'

type OpinionBoxProps = {
  /** The key that leads here. */
  keyed?: string

  label: string
  hint: string
  value: string
  write: (opinion: string) => void
  box?: Ref<HTMLTextAreaElement>
}

/** Where an opinion is written; held by the page, so that a refused decision keeps it. */
export function OpinionBox({ label, hint, value, write, box, keyed }: OpinionBoxProps) {
  return (
    <label className="block">
      <span className="font-bold">{label}</span>
      <span className="block text-ink-3 text-sm">{hint}</span>
      <textarea
        ref={box}
        name="opinion"
        data-key={keyed}
        rows={2}
        maxLength={500}
        value={value}
        onChange={(event) => write(event.target.value)}
        className="box mt-1"
      />
    </label>
  )
}
