'use client'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { describedBy, FieldNotes, RequiredMark } from '@/components/ui/field'
import { acceptedFiles, materialFacts, materialRulesSentence, materialSrc } from '@/lib/material/rules'
import type { NamedFile } from '@/lib/workflow/form'
import { type FieldView, fieldId } from './step-view'
import { uploadName } from './uploaded'
import type { Materials } from './use-materials'

type Props = { field: FieldView; materials: Materials; problem: string | undefined; scripted: boolean }

/** Files that prove something: what is there, one more from this device or from one's own library, one less. */
export function MaterialsInput({ field, materials, problem, scripted }: Props) {
  const id = fieldId(field.name)
  const files = materials.filesOf(field.name)
  const answer = materials.answers[field.name]
  const said = answer?.message ?? (answer?.files?.length ? undefined : problem)
  const full = files.length >= (field.max ?? 1)
  const sending = materials.sending?.field === field.name ? materials.sending : null
  const others = materials.library.filter((one) => !files.some((file) => file.id === one.id))
  const hint = [field.hint, materialRulesSentence, `最多 ${field.max ?? 1} 个文件。`].filter(Boolean).join('')
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describedBy(id, { hint, problem: said })} className="min-w-0 scroll-mt-4">
      <legend className="font-bold">
        <RequiredMark required={field.required} />
        {field.label}
        {field.required && <span className="sr-only">（必填）</span>}
      </legend>
      <FieldNotes id={id} hint={hint} problem={said} />
      {files.length > 0 && (
        <ul aria-label={`已上传的${field.label}`} className="mt-2 flex flex-col gap-2">
          {files.map((file) => (
            <ChosenFile key={file.id} field={field} file={file} materials={materials} />
          ))}
        </ul>
      )}
      {full ? (
        <p className="mt-2 text-ink-3 text-sm">已达到 {field.max ?? 1} 个文件。要换文件，请先移除一个。</p>
      ) : (
        <Upload field={field} materials={materials} scripted={scripted} first={files.length === 0} />
      )}
      <p role="status" className="mt-1 text-[0.9375rem] text-ink-2 empty:sr-only">
        {sending && (
          <>
            正在处理“{sending.name}”… <progress className="ml-2 w-32 align-middle accent-blue" aria-label="正在上传" />
          </>
        )}
      </p>
      {!full && others.length > 0 && <Library field={field} files={others} materials={materials} />}
    </fieldset>
  )
}

type PartProps = { field: FieldView; materials: Materials }

function Upload({ field, materials, scripted, first }: PartProps & { scripted: boolean; first: boolean }) {
  const id = `${fieldId(field.name)}-file`
  const input = useRef<HTMLInputElement>(null)
  const { upload } = materials
  // A file may have been chosen before the scripts had loaded.
  useEffect(() => {
    if (input.current?.files?.[0]) upload(field.name, input.current)
  }, [field.name, upload])
  return (
    <div className="mt-2 flex flex-wrap gap-3">
      <label htmlFor={id} className="sr-only">
        {first ? `上传${field.label}` : `再上传一个${field.label}`}
      </label>
      <input
        ref={input}
        id={id}
        form={materials.formId}
        type="file"
        name={uploadName(field.name)}
        accept={acceptedFiles}
        disabled={materials.sending !== null}
        onChange={(event) => upload(field.name, event.currentTarget)}
        className="box min-w-0 flex-1 basis-56 file:mr-3 file:cursor-pointer file:border-0 file:bg-transparent file:font-bold file:text-blue"
      />
      {!scripted && (
        <Button form={materials.formId} name="upload" value={field.name} tone="secondary">
          上传
        </Button>
      )}
      <noscript>
        <p className="basis-full text-ink-2 text-sm">
          浏览器没有启用脚本：请先上传材料，再填写其他内容，以免没有保存的内容丢失。
        </p>
      </noscript>
    </div>
  )
}

function ChosenFile({ field, file, materials }: PartProps & { file: NamedFile }) {
  return (
    <li className="flex items-center gap-3 rounded-lg border border-line bg-card py-1.5 pr-1.5 pl-3">
      <Preview file={file} />
      <FileName file={file} />
      <Button
        form={materials.formId}
        name="remove"
        value={`${field.name} ${file.id}`}
        data-field={field.name}
        data-name={file.name}
        tone="quiet"
        size="small"
        aria-label={`移除 ${file.name}`}
        aria-disabled={materials.sending !== null || undefined}
      >
        移除
      </Button>
    </li>
  )
}

function Library({ field, files, materials }: PartProps & { files: readonly NamedFile[] }) {
  return (
    <details className="mt-2">
      <summary className="link inline-block min-h-10 cursor-pointer py-2">从我的资料库选择（{files.length}）</summary>
      <ul
        aria-label="我的资料库"
        className="mt-1 flex max-h-80 flex-col divide-y divide-line overflow-y-auto rounded-lg border border-line"
      >
        {files.map((file) => (
          <li key={file.id} className="flex items-center gap-3 py-1.5 pr-1.5 pl-3">
            <Preview file={file} />
            <FileName file={file} />
            <Button
              form={materials.formId}
              name="choose"
              value={`${field.name} ${file.id}`}
              data-field={field.name}
              data-name={file.name}
              tone="secondary"
              size="small"
              aria-label={`使用 ${file.name}`}
              aria-disabled={materials.sending !== null || undefined}
            >
              使用
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function FileName({ file }: { file: NamedFile }) {
  return (
    <span className="min-w-0 flex-1">
      <a
        href={materialSrc(file.id)}
        target="_blank"
        rel="noreferrer"
        className="link relative block truncate py-1"
        title={file.name}
      >
        {file.name}
        <span className="sr-only">（在新窗口打开）</span>
      </a>
      <span className="block text-ink-3 text-sm">{materialFacts(file)}</span>
    </span>
  )
}

function Preview({ file }: { file: NamedFile }) {
  if (file.mediaType === 'application/pdf')
    return (
      <span
        aria-hidden="true"
        className="flex size-12 shrink-0 items-center justify-center rounded border border-line bg-sunk font-bold text-ink-2 text-sm"
      >
        PDF
      </span>
    )
  return (
    // biome-ignore lint/performance/noImgElement: a private file that must not pass through an optimiser and its cache
    <img src={materialSrc(file.id)} alt="" loading="lazy" className="size-12 shrink-0 rounded border border-line object-cover" />
  )
}
