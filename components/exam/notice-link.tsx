/** Leads to 告知事项 before one chooses 办理方式 (E-12). */
export function NoticeLink({ sessionId }: { sessionId: string }) {
  return (
    <p className="mb-4">
      <a className="link" href={`/exams/${sessionId}/commitment`} target="_blank" rel="noreferrer">
        阅读证明事项告知承诺制的告知事项<span className="sr-only">（在新窗口打开）</span>
      </a>
    </p>
  )
}
