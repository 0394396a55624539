/** Uploads pictures or PDFs for verifications. The paths of the answer go into `configuration.files`. */
export async function uploadFiles(absah, files) {
    const form = new FormData();
    form.set('file_category', 'VERIFICATION_INPUT_FILE');
    for (const file of files)
        form.append('files', new Blob([file.bytes]), file.name);
    const { data } = await absah.POST('/uploads', {
        // The document describes the fields; what is sent is the form itself.
        body: { file_category: 'VERIFICATION_INPUT_FILE', files: [] },
        bodySerializer: () => form,
    });
    if (data === undefined)
        throw new Error('The server answered nothing to an upload');
    return data;
}
