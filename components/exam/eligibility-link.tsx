/** To 我能报什么, from wherever exams are listed. */
export function EligibilityLink() {
  return (
    <a className="link inline-block py-1" href="/exams/eligibility">
      不确定符不符合条件？看看我能报什么
    </a>
  )
}
