import type { previewOf } from '@/lib/message/template-draft'

/** How a message would read, and what the SMS costs. */
export function TemplatePreview({ preview }: { preview: ReturnType<typeof previewOf> }) {
  if (!preview) return <p className="text-ink-2">改正指出的问题以后，这里显示预览。</p>
  const { title, body, sms } = preview
  return (
    <div className="grid gap-5">
      <section aria-label="站内消息预览">
        <p className="text-ink-3 text-sm">站内消息</p>
        <p className="font-bold">{title}</p>
        <p className="break-words text-ink-2">{body}</p>
      </section>
      <section aria-label="短信预览">
        <p className="text-ink-3 text-sm">短信</p>
        {sms ? (
          <>
            <p className="break-words rounded-lg bg-sunk p-3">{sms.text}</p>
            <p className={`mt-1 text-sm ${sms.segments > 2 ? 'text-amber' : 'text-ink-2'}`}>
              {`${sms.characters} 字，按 ${sms.segments} 条计费（一条 70 字，超过后每条 67 字）`}
            </p>
          </>
        ) : (
          <p>不发短信</p>
        )}
      </section>
    </div>
  )
}
