import type { ReactNode } from 'react'

const widths = { form: 'max-w-[40rem]', page: 'max-w-[51rem]', wide: 'max-w-[64rem]' }

/** The column that a page is set in: a form's 640 px, a page's, or a wide one for home and tables. */
export function Page({ width = 'page', children }: { width?: keyof typeof widths; children: ReactNode }) {
  return <div className={`mx-auto w-full px-4 py-6 sm:py-8 ${widths[width]}`}>{children}</div>
}
