import type { PhotoFault } from '@/lib/photo/judge-photo'
import type { ForeignFormat } from '@/lib/photo/picture-header'
import { photoHeight, photoWidth, type Size, uploadBytesMax, uploadPixelsMax } from '@/lib/photo/rules'

export type PhotoRefusal =
  | 'not_an_image'
  | 'too_many_bytes'
  | 'too_many_pixels'
  | 'too_small'
  | 'damaged'
  | 'animated'
  | 'bad_crop'
  | PhotoFault

export type RefusedPhoto = { ok: false; refusal: PhotoRefusal; message: string }

export function refuse(refusal: PhotoRefusal, message: string): RefusedPhoto {
  return { ok: false, refusal, message }
}

/** What is wrong with the picture and what to do next, in the words the candidate reads (E-03). */
export const photoMessages = {
  tooManyBytes: (bytes: number) =>
    `这个文件有 ${(bytes / 1024 / 1024).toFixed(1)} MB，超过了 ${uploadBytesMax / 1024 / 1024} MB。请把照片另存得小一些，或用手机重新拍一张。`,
  tooManyPixels: ({ width, height }: Size) =>
    `这张照片是 ${width}×${height} 像素，超过了 ${uploadPixelsMax / 10_000} 万像素。请把照片缩小后再上传。`,
  tooSmall: ({ width, height }: Size) =>
    `照片取用的部分只有 ${Math.floor(width)}×${Math.floor(height)} 像素，至少要 ${photoWidth}×${photoHeight} 像素才清楚。请少放大一些，或换一张更大的原图。`,
  damaged: '照片文件不完整或已损坏，无法读出。请重新传到本机或重新拍一张，再上传。',
  animated: '这是会动的图片。请上传一张静止的 JPG 或 PNG 照片。',
  badCrop: '取景框超出了照片，或不是 25∶35 的比例。请重新调整取景框后再上传。',
  tooDetailed: (bytesMax: number) =>
    `这张照片杂点太多，压缩到 ${Math.floor(bytesMax / 1024)} KB 以内就看不清了。请换一张背景干净、光线充足的照片。`,
  format: (format: ForeignFormat) => formatMessages[format],
}

const formatMessages: Record<ForeignFormat, string> = {
  empty: '这个文件是空的。请重新选择照片。',
  heic: '这是 HEIC 格式的照片，系统读不了。iPhone 请在“设置 → 相机 → 格式”里选“兼容性最佳”后重拍；已拍的照片请在电脑上另存为 JPG 再上传。',
  gif: '这是 GIF 图片。请上传一张静止的 JPG 或 PNG 照片。',
  webp: '这是 WebP 图片。请用看图软件另存为 JPG 后再上传。',
  bitmap: '这是 BMP 或 TIFF 图片。请用看图软件另存为 JPG 后再上传。',
  pdf: '这是 PDF 文件，不是照片。请上传 JPG 或 PNG 照片。',
  archive: '这是文档或压缩包，不是照片。请上传 JPG 或 PNG 照片。',
  markup: '这是网页或 SVG 文件，不是照片。请上传 JPG 或 PNG 照片。',
  'rare-jpeg': '这张 JPG 的编码方式很少见，系统读不了。请用看图软件打开，另存为普通 JPG 后再上传。',
  unknown: '这个文件不是 JPG 或 PNG 照片。只改文件名的后缀不起作用，请用看图软件另存为 JPG 后再上传。',
}

/** The refusal in a sentence without its numbers, where only its name came back with the address (Q-40: without scripts). */
export function photoRefusalSentence(refusal: string): string {
  const sentences: Record<string, string> = {
    not_an_image: formatMessages.unknown,
    too_many_bytes: '照片文件太大或杂点太多。请把照片另存得小一些，或换一张背景干净的照片。',
    too_many_pixels: `照片超过了 ${uploadPixelsMax / 10_000} 万像素。请把照片缩小后再上传。`,
    too_small: `照片太小，至少要 ${photoWidth}×${photoHeight} 像素才清楚。请换一张更大的原图。`,
    damaged: photoMessages.damaged,
    animated: photoMessages.animated,
    bad_crop: photoMessages.badCrop,
    blurred: '照片太模糊，看不清面容。请擦净镜头、对准脸、拿稳后重拍，或换一张清楚的原图。',
    dark: '照片太暗，看不清面容。请面向窗户或灯光重拍，不要背对光。',
    glare: '照片有一片反光或拍得太亮。请避开直射的灯光和闪光灯后重拍。',
    background: '照片的背景颜色不对、发灰，或有杂物和影子。请站到要求颜色的干净墙壁前重拍。',
  }
  const known = Object.hasOwn(sentences, refusal) ? sentences[refusal] : undefined
  return known ?? '照片没有保存。请刷新页面再试，或从“我的考试”进入。'
}
