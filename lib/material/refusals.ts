import { materialBytesMax, pdfPagesMax } from './rules'

export type MaterialRefusal = keyof typeof messages
export type RefusedMaterial = { ok: false; refusal: MaterialRefusal; message: string }

export function refuseMaterial(refusal: MaterialRefusal): RefusedMaterial {
  return { ok: false, refusal, message: messages[refusal] }
}

const asPdf = '请用浏览器或 PDF 阅读器打开它，选择“打印 → 另存为 PDF”，再上传新的文件。'

/** What is wrong with the file and what to do next, in the words that its owner reads. */
const messages = {
  empty: '没有收到文件，或文件是空的。请重新选择文件再上传。',
  too_many_bytes: `文件超过了 ${materialBytesMax / 1024 / 1024} MB。请压缩后再上传，或分成几个文件。`,
  foreign: `这个文件不是 PDF、JPG 或 PNG（只改文件名的后缀不起作用）。请另存为 PDF，或用看图软件另存为 JPG 后再上传。`,
  heic: '这是 HEIC 格式的照片，系统读不了。iPhone 请在“设置 → 相机 → 格式”里选“兼容性最佳”后重拍，或另存为 JPG 再上传。',
  animated: '这是会动的图片。请截图或另存为 JPG 后再上传。',
  damaged: '文件不完整或已损坏，无法读出。请重新导出、扫描或拍照后再上传。',
  damaged_pdf: `这个 PDF 不完整或不规范，无法读出。${asPdf}`,
  too_many_pixels: '图片尺寸过大。请缩小后再上传。',
  hidden: '这个文件里夹带了别的内容（例如网页或压缩包）。请用看图软件打开后另存为 JPG，或重新打印为 PDF 再上传。',
  encrypted: `这个 PDF 设有密码或限制。${asPdf}`,
  scripts: `这个 PDF 里带有脚本。${asPdf}`,
  actions: `这个 PDF 里带有会自动执行的操作或多媒体。${asPdf}`,
  attachments: `这个 PDF 里夹带了附件。${asPdf}附件请单独上传。`,
  dynamic_form: `这是动态表单（XFA），别人打开可能看不到内容。${asPdf}`,
  bomb: `这个文件展开后过大，或过于复杂。${asPdf}`,
  no_pages: '这个 PDF 里没有页面。请重新导出后再上传。',
  too_many_pages: `这个 PDF 超过了 ${pdfPagesMax} 页。请只保留需要证明的页，或分成几个文件上传。`,
  busy: '现在上传的人较多。请稍候一分钟再上传。',
  infected: '安全检查发现这个文件带有病毒，没有保存。请先在您的电脑上杀毒，再重新导出上传。',
  not_scanned: '安全检查暂时不可用，文件没有保存。请稍后再上传。',
  library_full: '您的资料库已满。请先到“我的资料库”删除不用的文件，再上传。',
  too_many_files: '这一项的文件数已满。请先移除一个，再上传。',
  not_yours: '没有找到这个文件。请从“我的资料库”重新选择，或重新上传。',
  in_use: '这个文件已用于您办理的业务，不能删除。',
} as const
