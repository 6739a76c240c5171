/** 准 in a seal, and the name of the house. */
export function Logo({ wide }: { wide: boolean }) {
  return (
    <a href="/" className="flex min-h-12 items-center gap-2.5 font-bold font-song text-ink text-xl no-underline">
      <span
        aria-hidden="true"
        className="grid size-[2.125rem] shrink-0 place-items-center rounded-md bg-seal text-lg text-on-seal"
      >
        准
      </span>
      <span className="whitespace-nowrap">准考{wide && <span className="hidden sm:inline"> · 人事考试与职称服务</span>}</span>
    </a>
  )
}
