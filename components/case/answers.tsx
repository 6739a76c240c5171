import { materialFacts, materialSrc } from '@/lib/material/rules'
import type { AnswerRow, NamedFile } from '@/lib/workflow/form'

type AnswersProps = {
  rows: readonly AnswerRow[]
  photo?: string | null | undefined
  /** Where the answers of a step are changed; absent: they cannot be changed any more. */
  editHref?: (step: string) => string | undefined
}

/** Questions and answers by section, to be checked before confirming and read afterwards. */
export function Answers({ rows, photo, editHref }: AnswersProps) {
  const sections = Map.groupBy(rows, (row) => row.section)
  return (
    <div className="flex flex-col gap-5">
      {[...sections].map(([title, answered], index) => (
        <section
          key={title}
          aria-label={title}
          className="break-inside-avoid rounded-xl border border-line bg-card px-5 py-4 sm:px-6"
        >
          <div className="flex items-baseline justify-between gap-4 border-line border-b pb-2">
            <h2 className="font-bold font-song text-lg">{title}</h2>
            {answered[0] && editHref?.(answered[0].step) && (
              <a href={editHref(answered[0].step)} className="link py-1 print:hidden">
                修改<span className="sr-only">{title}</span>
              </a>
            )}
          </div>
          <div className="flex flex-col-reverse gap-x-6 sm:flex-row">
            <dl className="min-w-0 flex-1 divide-y divide-line">
              {answered.map((row) => (
                <div key={row.field} className="gap-x-4 py-2 elder:block sm:grid sm:grid-cols-[minmax(6.5em,11em)_1fr]">
                  <dt className="text-ink-3">{row.question}</dt>
                  <dd className="whitespace-pre-line [overflow-wrap:anywhere]">
                    {row.files?.length ? <Files files={row.files} /> : row.answer || <span className="text-ink-3">未填</span>}
                  </dd>
                </div>
              ))}
            </dl>
            {index === 0 && photo && (
              // biome-ignore lint/performance/noImgElement: a private file that must not pass through an optimiser and its cache
              <img
                src={photo}
                alt="报名照片"
                width={295}
                height={413}
                className="mt-3 h-auto w-24 self-start rounded-sm border border-line"
              />
            )}
          </div>
        </section>
      ))}
    </div>
  )
}

function Files({ files }: { files: readonly NamedFile[] }) {
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id}>
          <a href={materialSrc(file.id)} target="_blank" rel="noreferrer" className="link break-all">
            {file.name}
            <span className="sr-only">（在新窗口打开）</span>
          </a>{' '}
          <span className="text-ink-3 text-sm">{materialFacts(file)}</span>
        </li>
      ))}
    </ul>
  )
}
