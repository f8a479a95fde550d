"""The SPECs by which `--data` names a data set, for the command line's help: nothing heavy is imported."""

SPECS = {
    "flickr8k:DIR": "Flickr8k: labels.json with labels counted in captions, images/, bench.json if there",
    "ccp:DIR": "Clothing Co-Parsing: labels.json with exact labels, images/",
    "coco:DIR": "COCO 2014 or 2017: annotations/instances_*.json, train2017/ and so on; "
    "or instances.json, images/, all of it test",
    "voc:DIR": "PASCAL VOC 2007 or 2012: ImageSets/Main/, Annotations/, JPEGImages/",
    "celeba:DIR": "CelebA: list_attr_celeba.txt, img_align_celeba/, list_eval_partition.txt if there",
    "folder:DIR": "your own photographs: one subfolder a label",
    "csv:FILE": "your own table: path, labels separated by ; or | (?dog unknown, -dog absent), maybe split",
}


def specs_text() -> str:
    """The SPECs and what each wants on disk, one on a line."""
    width = max(map(len, SPECS))
    return "\n".join(["SPEC is one of:", *(f"  {spec:{width}}  {what}" for spec, what in SPECS.items())])
