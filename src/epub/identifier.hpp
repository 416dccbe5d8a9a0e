// The publication's identity (epub.md 3.1).
#pragma once

#include <string>
#include <string_view>

#include "novel2epub/book.hpp"

namespace novel2epub::epub {

// metadata.identifier as a URN or URL when given; else UUIDv5 of the source's URL; else UUIDv5 of title,
// author and language. Never of content, time or options: a book that grew is the same book.
// `edition` tells this book from others made of the same text ("s2tw": its conversion); empty for the
// original.
std::string identifier(const Metadata& metadata, std::string_view edition = {});

// The URN that an ISBN or a UUID belongs to; any other identifier as it is.
std::string urn_of(const std::string& given);

// The identifier of one book of several: UUIDv5 of the whole text's identifier and of the volume's own name
// in it.
std::string volume_identifier(std::string_view whole, std::string_view volume);

// RFC 9562 version 5 UUID in lower case, without "urn:uuid:".
std::string uuid5(std::string_view namespace_uuid, std::string_view name);

}  // namespace novel2epub::epub
