/** Whom to call, large enough to be read from the screen while dialling. */
export function PhoneCard() {
  return (
    <aside aria-label="打电话" className="mt-6 rounded-xl border-2 border-line bg-card p-5 text-center sm:p-6">
      <p className="font-bold text-lg">不会办？打电话问</p>
      <a
        href="tel:0755-88100099"
        className="link inline-flex min-h-14 items-center whitespace-nowrap font-bold text-2xl sm:text-3xl"
      >
        0755-88100099
      </a>
      <p className="text-ink-2">用手机时，点号码就能拨打。</p>
    </aside>
  )
}
