// What the invented people of the stories can be known by, in any text. A new kind of number gets its shape here.
const shapes = [
  // ID numbers: no place has the area code 999999.
  /999999(?:19|20)\d{9}[\dXx]/g,
  // Mobiles of people made by the stories, of the demo accounts, and of the person who stands for all names.
  /19999\d{6}/g,
  /1390000\d{4}/g,
  // The bank card that candidates of the stories give, as typed or not.
  /4111 ?1111 ?1111 ?1111/g,
  // Diplomas: no school has the code 99999.
  /99999[1-8](?:19|20)\d{10}/g,
  /金丝雀/g,
]

/** @param {string} text */
export function canariesIn(text) {
  return [...new Set(shapes.flatMap((shape) => (text.match(shape) ?? []).map((one) => one.replaceAll(' ', ''))))]
}
