'use client'
import type { ComponentProps } from 'react'

type TableFileProps = Omit<ComponentProps<'input'>, 'type' | 'accept' | 'onChange'> & { megabytesMax: number }

/** Chooses an .xlsx or CSV file; one that the server would not take is said before it is sent. */
export function TableFile({ megabytesMax, ...rest }: TableFileProps) {
  return (
    <input
      {...rest}
      type="file"
      accept=".xlsx,.csv"
      onChange={({ currentTarget }) => {
        const isTooLarge = (currentTarget.files?.[0]?.size ?? 0) > megabytesMax * 1024 * 1024
        currentTarget.setCustomValidity(
          isTooLarge ? `文件超过 ${megabytesMax} MB。请删除图片和多余的工作表，或分成几个文件。` : '',
        )
        currentTarget.reportValidity()
      }}
    />
  )
}
