/** A picture, or else a document, in WeChat's own viewers; neither offers to pass it on. */
export function show(path: string): void {
  uni.getImageInfo({
    src: path,
    success: () => uni.previewImage({ urls: [path], showmenu: false }),
    fail: () => uni.openDocument({ filePath: path, fileType: 'pdf', showMenu: false }),
  })
}
